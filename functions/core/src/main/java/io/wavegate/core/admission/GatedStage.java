package io.wavegate.core.admission;

import io.wavegate.core.policy.WavePolicy;

/**
 * A stage that the policy puts gates into.
 *
 * @param stage the stage
 * @param haltRollsBack whether the stage may roll itself back whenever it fails
 */
public record GatedStage(String stage, boolean haltRollsBack) {
  /** The stage of a wave. */
  public static GatedStage of(WavePolicy wave) {
    return new GatedStage(wave.stage(), wave.rollback().haltRollsBack());
  }
}
