package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened.Called;
import java.util.ArrayList;
import java.util.List;

/**
 * S5, where it begins: what changes something and has no token that makes it idempotent is not sent
 * again before the source of truth was read, since a lost reply may have been a done deed.
 */
final class S5Resent implements Rule {
  private static final List<String> ONCE =
      List.of(
          "RollbackStage",
          "PutApprovalResult",
          "PutJobSuccessResult",
          "PutJobFailureResult",
          "DisableStageTransition",
          "EnableStageTransition",
          "StopPipelineExecution");

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    story
        .invocations()
        .forEach(
            invocation -> {
              List<Called> calls = story.calls(invocation);
              for (int i = 1; i < calls.size(); i++) {
                if (isResent(calls.get(i - 1), calls.get(i))) {
                  breaches.add(
                      new Breach(
                          "S5",
                          calls.get(i).at(),
                          story.function(invocation)
                              + " sent "
                              + calls.get(i).operation()
                              + " again without a look at what became of the first"));
                }
              }
            });
    return breaches;
  }

  private static boolean isResent(Called first, Called second) {
    return ONCE.contains(first.operation())
        && !first.isKnown()
        && first.operation().equals(second.operation())
        && first.input().equals(second.input());
  }
}
