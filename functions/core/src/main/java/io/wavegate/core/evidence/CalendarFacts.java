package io.wavegate.core.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * A change calendar as Systems Manager answers for one moment.
 *
 * @param isOpen whether changes are allowed
 * @param changes when that changes next, as the calendar stands now; none where it does not
 */
public record CalendarFacts(boolean isOpen, Optional<Instant> changes) {}
