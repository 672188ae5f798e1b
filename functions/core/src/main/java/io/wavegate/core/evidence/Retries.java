package io.wavegate.core.evidence;

import io.wavegate.core.evidence.Carriers.Carried;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Carrier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of an approval whose stage was retried: the stage shows the run that waits now, the
 * history of the action those before it (S8).
 */
public final class Retries {
  private Retries() {}

  /**
   * Whether an approval waits anew: its stage was retried, and shows the present run of the action
   * alone. How the gate's own run ended, the stage does not tell any more.
   */
  public static boolean isRetried(StageFacts stage, Carried carried) {
    return carried.carrier() == Carrier.APPROVAL
        && stage.execution().equals(carried.gate().execution())
        && stage
            .action(carried.action())
            .filter(action -> action.status().equals(Carriers.IN_PROGRESS))
            .filter(action -> !action.token().equals(carried.token()))
            .isPresent();
  }

  /**
   * What became of an approval whose stage was retried before anybody looked: a person's Reject
   * stands (S8).
   *
   * @param runs how the action ran in the gate's release, the newest first
   * @param opened when the gate opened, where it is not known when its approval began to wait; what
   *     ended before was an earlier attempt's
   * @param look what the stage says
   * @return empty if no run has ended since, which contradicts the stage: the history is old
   */
  public static Optional<CarrierLook> retried(
      List<ActionFacts> runs, Carried carried, Instant opened, CarrierLook look) {
    List<CarrierLook> ended =
        runs.stream()
            .filter(run -> !run.status().equals(Carriers.IN_PROGRESS))
            .filter(run -> isSince(run, carried, opened))
            .map(run -> Carriers.ended(run, carried.carrier()))
            .toList();
    return ended.stream()
        .filter(Carriers::isRejection)
        .findFirst()
        .or(() -> ended.isEmpty() ? Optional.empty() : Optional.of(look));
  }

  /** By CodePipeline's own clock, where that is known. */
  private static boolean isSince(ActionFacts run, Carried carried, Instant opened) {
    return carried
        .began()
        .map(began -> !run.changedAt().isBefore(began))
        .orElseGet(() -> run.changedAt().isAfter(opened.minus(Carriers.CLOCK_SKEW)));
  }
}
