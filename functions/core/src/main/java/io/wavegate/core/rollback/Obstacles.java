package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What keeps a stage from being rolled back now, and how long that is waited for. */
final class Obstacles {
  private static final Duration SOON = Duration.ofSeconds(15);

  private Obstacles() {}

  /** Where a lever takes back a whole stage, which must have come to its end. */
  static Optional<StepResult> to(
      Rollback rollback,
      Step step,
      Reading<StageFacts> reading,
      Reading<List<PastExecution>> recent,
      Instant now) {
    return other(rollback, step, reading, recent, now)
        .or(
            () ->
                isInProgress(reading)
                    ? Optional.of(
                        Turns.wait(
                            rollback, step, "stage " + step.stage() + " is still in progress", now))
                    : Optional.empty());
  }

  /** What another release has deployed is its own to take back; so is what cannot be read. */
  static Optional<StepResult> other(
      Rollback rollback,
      Step step,
      Reading<StageFacts> reading,
      Reading<List<PastExecution>> recent,
      Instant now) {
    return switch (reading) {
      case Unread<StageFacts> unread ->
          Optional.of(ended(rollback, step, "the stage was not read: " + unread.why(), now));
      case Read<StageFacts> read ->
          step.isOurs(read.value().execution(), rollback.gate().execution())
              ? Optional.empty()
              : Optional.of(other(rollback, step, read.value(), recent, now));
    };
  }

  private static StepResult other(
      Rollback rollback,
      Step step,
      StageFacts stage,
      Reading<List<PastExecution>> recent,
      Instant now) {
    return ByHand.in(stage, recent, rollback.gate().execution())
        .map(byHand -> byHand(rollback, step, byHand, now))
        .orElseGet(
            () ->
                ended(
                    rollback,
                    step,
                    "stage " + stage.stage() + " holds another release, " + stage.execution(),
                    now));
  }

  /**
   * One to the same release is taken for ours: it is followed, and what becomes of it is ours to
   * say. Any other is waited for while it runs, and nothing is done beside it; what it has left is
   * a person's to look at.
   */
  private static StepResult byHand(Rollback rollback, Step step, ByHand byHand, Instant now) {
    if (step.lever() instanceof Lever.PipelineStage && byHand.isTo(step.net())) {
      Step taken = step.standing(new Stands.Pulled(byHand.execution(), now));
      return new Onward(rollback.with(taken).covering(step, now), byHand.said());
    }
    String why = byHand.saidBeside(step.net());
    boolean late = !Turns.isPatient(rollback, step, now);
    boolean waits = now.isBefore(Turns.of(rollback, step).plus(Turns.ENDS_WITHIN));
    return byHand.isUnderWay() && late && waits
        ? new StepResult.Late(SOON, why)
        : ended(rollback, step, why, now);
  }

  static boolean isInProgress(Reading<StageFacts> reading) {
    return reading instanceof Read<StageFacts> read && read.value().status().equals("InProgress");
  }

  /** No other lever would do better. */
  private static StepResult ended(Rollback rollback, Step step, String why, Instant now) {
    return Turns.isPatient(rollback, step, now)
        ? new Again(SOON, why)
        : Turns.stuck(rollback, step, why, now);
  }
}
