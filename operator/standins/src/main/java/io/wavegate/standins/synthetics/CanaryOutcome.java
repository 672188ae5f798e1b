package io.wavegate.standins.synthetics;

import java.time.Duration;

/**
 * How a run of a canary goes.
 *
 * @param answer how it ends, if it does
 * @param takes how long that takes
 * @param reason why it fails, else empty
 */
public record CanaryOutcome(Answer answer, Duration takes, String reason) {

  /** How a run ends. */
  public enum Answer {
    /** Its script comes to its end. */
    PASSES,
    /** Its script does not. */
    FAILS,
    /** No run begins by the schedule; a dry run does not end. */
    NOTHING
  }

  /** A run that passes. */
  public static CanaryOutcome pass(Duration takes) {
    return new CanaryOutcome(Answer.PASSES, takes, "");
  }

  /** A run that fails. */
  public static CanaryOutcome failure(Duration takes, String reason) {
    return new CanaryOutcome(Answer.FAILS, takes, reason);
  }

  /** No run at all, or one without an end. */
  public static CanaryOutcome nothing() {
    return new CanaryOutcome(Answer.NOTHING, Duration.ZERO, "");
  }
}
