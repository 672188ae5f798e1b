package io.wavegate.core.lever;

import io.wavegate.core.lever.Finding.Back;
import io.wavegate.core.lever.Finding.Ready;
import io.wavegate.core.lever.Finding.Refused;
import io.wavegate.core.lever.Finding.Running;
import io.wavegate.core.lever.Finding.Unclear;
import io.wavegate.core.lever.LeverFacts.Stack;
import java.util.Optional;

/**
 * The lever of a CloudFormation stack: an update that runs is cancelled, one that failed and was
 * kept is rolled back (user guide, Stack status codes).
 */
final class StackFindings {
  private StackFindings() {}

  static Finding of(Optional<LeverFacts> before, Stack now, String token) {
    String status = "the stack is " + now.status() + said(now.reason());
    if (before.filter(facts -> isSame(facts, now)).isPresent()) {
      return new Back("nothing was deployed here");
    }
    return switch (now.status()) {
      case "UPDATE_IN_PROGRESS" ->
          new Ready(new LeverOrder.CancelUpdate(now.id(), token), "cancel the update");
      case "UPDATE_FAILED", "CREATE_FAILED" ->
          new Ready(new LeverOrder.RollBackStack(now.id(), token), "roll the stack back");
      case "UPDATE_ROLLBACK_IN_PROGRESS",
          "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
          "ROLLBACK_IN_PROGRESS" ->
          new Running(status);
      case "UPDATE_ROLLBACK_COMPLETE", "ROLLBACK_COMPLETE" -> new Back(status);
      case "UPDATE_COMPLETE", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "CREATE_COMPLETE" ->
          new Refused(status + ", and CloudFormation cancels only an update that runs");
      case "UPDATE_ROLLBACK_FAILED", "ROLLBACK_FAILED" -> new Refused(status);
      default -> new Unclear(status);
    };
  }

  private static boolean isSame(LeverFacts before, Stack now) {
    return before instanceof Stack then
        && then.status().equals(now.status())
        && then.updated().equals(now.updated());
  }

  private static String said(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }
}
