package io.wavegate.core.admission;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's word that nothing of a service starts.
 *
 * @param owner who holds
 * @param reason why
 * @param since since when
 * @param until when it ends by itself, if it does
 */
public record Hold(String owner, String reason, Instant since, Optional<Instant> until) {
  /** Whether it holds at that moment. */
  public boolean isInForce(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
