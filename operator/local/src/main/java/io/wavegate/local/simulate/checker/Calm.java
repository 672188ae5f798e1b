package io.wavegate.local.simulate.checker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when nothing goes wrong any more; liveness is judged from then on, and not at all if it
 * never comes.
 *
 * @param since none if a fault lasts to the end
 */
public record Calm(Optional<Instant> since) {
  /** When something must have happened that is due so long after another. */
  Optional<Instant> due(Instant after, Duration within) {
    return since.map(calm -> (calm.isAfter(after) ? calm : after).plus(within));
  }
}
