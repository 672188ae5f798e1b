package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.rollback.StepResult.Pull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The levers that no service of AWS's has: a function of the team's own, and none at all. */
public final class OwnSteps {
  private OwnSteps() {}

  /** For changes that must not be undone: the line is stopped, and a person decides. */
  public static Onward freeze(Rollback rollback, Step step, Instant now) {
    return Turns.given(
        rollback, step, "its lever is freeze: nothing was changed, a person decides", now);
  }

  /**
   * Whether the team's function is to be called. One whose answer was lost is called again: it is
   * told which rollback it is for, and must do the work once.
   *
   * @param stage the stage as it is now
   * @param recent the pipeline's newest executions, to know a rollback that somebody else began
   */
  public static StepResult call(
      Rollback rollback,
      Step step,
      Lever.OwnFunction function,
      Reading<StageFacts> stage,
      Reading<List<PastExecution>> recent,
      Instant now) {
    Optional<StepResult> obstacle = Obstacles.to(rollback, step, stage, recent, now);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Step intent = Turns.pulling(rollback, step, now);
    return new Pull(
        rollback.with(intent),
        intent,
        new LeverPull.CallFunction(
            function.function(),
            function.timeout(),
            "will have " + function.function() + " roll " + step.stage() + " back"));
  }

  /** The function says that it is done. */
  public static Onward done(Rollback rollback, Step step, String said, Instant now) {
    String words = said.isEmpty() ? "" : ": " + said;
    return new Onward(
        Turns.next(
            rollback.with(step.standing(new Stands.Returned("", now))).covering(step, now),
            step,
            now),
        step.said() + " is back, says " + step.lever().word() + " " + name(step) + words);
  }

  /** The function failed, said no, or did not answer in its time. */
  public static Onward failed(Rollback rollback, Step step, String why, Instant now) {
    return Turns.given(rollback, step, name(step) + ": " + why, now);
  }

  private static String name(Step step) {
    return step.lever() instanceof Lever.OwnFunction own ? own.function() : step.lever().word();
  }
}
