package io.wavegate.core.admission;

import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.policy.WavePolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * A stage that the policy puts gates into.
 *
 * @param stage the stage
 * @param haltRollsBack whether the stage may roll itself back whenever it fails
 * @param held the approval that is held while the wave bakes; none where a Lambda action is
 */
public record GatedStage(String stage, boolean haltRollsBack, Optional<Held> held) {
  /**
   * An approval that waits for a bake.
   *
   * @param action the action
   * @param atLeast how long the bake takes, with its settling
   */
  public record Held(String action, Duration atLeast) {}

  /** One of which only the name matters. */
  public GatedStage(String stage, boolean haltRollsBack) {
    this(stage, haltRollsBack, Optional.empty());
  }

  /** The stage of a wave. */
  public static GatedStage of(WavePolicy wave) {
    return new GatedStage(wave.stage(), wave.rollback().haltRollsBack(), held(wave));
  }

  private static Optional<Held> held(WavePolicy wave) {
    return wave.promotion().carrier() == CarrierKind.APPROVAL
        ? Optional.of(
            new Held(wave.promotion().action(), wave.bake().length().plus(wave.bake().settle())))
        : Optional.empty();
  }
}
