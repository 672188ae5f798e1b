package io.wavegate.standins.codebuild;

import java.time.Duration;

/**
 * How a build goes.
 *
 * @param lasts how long its BUILD phase takes; the phases before and after it take a few seconds
 * @param succeeds whether its commands succeed
 * @param message what the failing phase says, empty if there is nothing to say
 */
public record BuildOutcome(Duration lasts, boolean succeeds, String message) {

  /** A build that succeeds. */
  public static BuildOutcome success(Duration lasts) {
    return new BuildOutcome(lasts, true, "");
  }

  /** A build whose commands fail. */
  public static BuildOutcome failure(Duration lasts, String message) {
    return new BuildOutcome(lasts, false, message);
  }
}
