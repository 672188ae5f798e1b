package io.wavegate.core.verdict;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.model.Reading.Read;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What failed in the wave's stage: some targets may have the new version. */
final class FailedDeployment {
  private FailedDeployment() {}

  /** The deploy actions that failed, as a reason; empty if none did. */
  static Optional<String> in(WaveCase wave) {
    List<FailedAction> failed =
        switch (look(wave)) {
          case CarrierLook.Holding holding -> holding.failed();
          case CarrierLook.FailedStage stage when stage.inDeployment() -> stage.failed();
          case CarrierLook.FailedStage stage -> List.of();
          case CarrierLook.Answered answered -> List.of();
          case CarrierLook.TimedOut late -> List.of();
          case CarrierLook.Gone gone -> List.of();
        };
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of("deploy action " + told(failed) + " failed");
  }

  /** Why a stage that failed before its gate was asked is halted; empty for any other. */
  static Optional<String> halted(WaveCase wave) {
    if (!(look(wave) instanceof CarrierLook.FailedStage stage)) {
      return Optional.empty();
    }
    String halt = "; the policy says on-deploy-failure: halt";
    return Optional.of(
        in(wave)
            .map(deploys -> deploys + halt)
            .orElseGet(
                () ->
                    "promotion action "
                        + told(stage.failed())
                        + " failed before its gate was opened"));
  }

  private static CarrierLook look(WaveCase wave) {
    return wave.evidence().carrier() instanceof Read<CarrierLook> read
        ? read.value()
        : new CarrierLook.Gone("the stage was not read");
  }

  private static String told(List<FailedAction> failed) {
    return failed.stream().map(FailedAction::told).collect(Collectors.joining(", "));
  }
}
