package io.wavegate.core.rollback;

import io.wavegate.core.evidence.CarrierLook.FailedStage;
import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.policy.WavePolicy;
import java.util.Optional;

/**
 * Whether the promotion gate may still open by which a wave goes back that a person orders back
 * during its deployment. It opens as the deployment ends or fails; where the stage was stopped, was
 * let on by a person before Wavegate heard of the gate, or shows another release, it never does,
 * and an order that waits for it would be lost.
 */
public final class GateToCome {
  private GateToCome() {}

  /**
   * Why no gate will ever open.
   *
   * @param stage the wave's stage as it is now
   * @param execution the release's pipeline execution
   * @return a sentence; empty while the gate may open
   */
  public static Optional<String> never(StageFacts stage, String execution, WavePolicy wave) {
    if (!stage.execution().equals(execution)) {
      return Optional.of(
          "stage %s shows %s by now"
              .formatted(
                  stage.stage(),
                  stage.execution().isEmpty() ? "no release" : "release " + stage.execution()));
    }
    return switch (stage.status()) {
      case "InProgress", "Stopping" -> Optional.empty();
      case "Failed" ->
          Carriers.failedStage(stage, wave) instanceof FailedStage
              ? Optional.empty()
              : Optional.of("stage " + stage.stage() + " failed before anything was deployed");
      case "Succeeded" ->
          Optional.of("stage " + stage.stage() + " was let on before its gate was heard of");
      default -> Optional.of("stage " + stage.stage() + " is " + stage.status());
    };
  }
}
