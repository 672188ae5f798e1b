package io.wavegate.handlers.flow;

import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a wave's watch goes on once it is promoted. */
final class Watches {
  /** How long a promoted wave is watched at most while the next one has not begun. */
  private static final Duration UNTIL_THE_NEXT = Duration.ofDays(30);

  private Watches() {}

  /** The watch of a wave that was just promoted; none if it never baked. */
  static Optional<WaveWatch> promoted(WaveWatch watch, Instant now, Policy policy) {
    Duration goesOn = policy.isLast(watch.wave()) ? policy.watchAfter() : UNTIL_THE_NEXT;
    return switch (watch.stands()) {
      case Stands.Baking baking ->
          Optional.of(watch.standing(new Stands.After(baking.window(), now, now.plus(goesOn))));
      case Stands.Deploying deploying -> Optional.empty();
      case Stands.After after -> Optional.empty();
    };
  }
}
