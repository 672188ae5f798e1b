package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.rollback.StepResult.Again;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What keeps a stage from being rolled back now, and how long that is waited for. */
final class Obstacles {
  private static final Duration SOON = Duration.ofSeconds(15);

  private Obstacles() {}

  /** Where a lever takes back a whole stage, which must have come to its end. */
  static Optional<StepResult> to(
      Rollback rollback, Step step, Reading<StageFacts> reading, Instant now) {
    return other(rollback, step, reading, now)
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
      Rollback rollback, Step step, Reading<StageFacts> reading, Instant now) {
    return switch (reading) {
      case Unread<StageFacts> unread ->
          Optional.of(ended(rollback, step, "the stage was not read: " + unread.why(), now));
      case Read<StageFacts> read ->
          step.isOurs(read.value().execution(), rollback.gate().execution())
              ? Optional.empty()
              : Optional.of(
                  ended(
                      rollback,
                      step,
                      "stage "
                          + read.value().stage()
                          + " holds another release, "
                          + read.value().execution(),
                      now));
    };
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
