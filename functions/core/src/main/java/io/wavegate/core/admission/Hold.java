package io.wavegate.core.admission;

import java.time.Instant;

/**
 * A person's word that nothing of a service starts.
 *
 * @param owner who holds
 * @param reason why
 * @param since since when
 */
public record Hold(String owner, String reason, Instant since) {}
