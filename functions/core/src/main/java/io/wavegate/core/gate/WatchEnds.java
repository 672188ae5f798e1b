package io.wavegate.core.gate;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the watch over a wave has nothing left to see. */
public final class WatchEnds {
  /** CodePipeline's words for a stage that goes on only if a person wants it to. */
  private static final List<String> STOPPED = List.of("Stopped", "Cancelled");

  private WatchEnds() {}

  /** Why a watch is over whatever its stage shows; empty while it is not. */
  public static Optional<String> over(WaveWatch watch, Instant now) {
    return switch (watch.stands()) {
      case Stands.Deploying deploying -> Optional.empty();
      case Stands.Baking baking -> Optional.empty();
      case Stands.After after ->
          now.isBefore(after.until()) ? Optional.empty() : Optional.of("its time is over");
      case Stands.Stopped stopped ->
          now.isBefore(stopped.until()) ? Optional.empty() : Optional.of("its time is over");
    };
  }

  /**
   * Why a watch is over by what its stage shows; empty while it is not.
   *
   * @param stage the wave's stage as it is now
   * @param followed whether the release that the stage shows is watched there itself: only then has
   *     it begun to replace what this watch is about
   */
  public static Optional<String> over(WaveWatch watch, StageFacts stage, boolean followed) {
    boolean other = !stage.execution().equals(watch.release().execution());
    if (other && followed) {
      return Optional.of("release " + Names.head(stage.execution(), 8) + " was let in");
    }
    return switch (watch.stands()) {
      case Stands.Deploying deploying -> undeployed(stage, other);
      // A bake is its gate's to end; a promoted wave is watched while nothing replaces it.
      case Stands.Baking baking -> Optional.empty();
      case Stands.After after -> Optional.empty();
      case Stands.Stopped stopped -> other ? Optional.of(shown(stage)) : Optional.empty();
    };
  }

  private static String shown(StageFacts stage) {
    return "stage " + stage.stage() + " shows release " + Names.head(stage.execution(), 8);
  }

  /** Nothing was promoted that the watch could go on over. */
  private static Optional<String> undeployed(StageFacts stage, boolean other) {
    if (other) {
      return Optional.of(shown(stage));
    }
    return STOPPED.contains(stage.status())
        ? Optional.of("the deployment was stopped")
        : Optional.empty();
  }
}
