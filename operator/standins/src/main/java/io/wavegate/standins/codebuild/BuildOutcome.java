package io.wavegate.standins.codebuild;

import java.time.Duration;

/**
 * How a build goes.
 *
 * @param lasts how long its BUILD phase takes; the phases before and after it take a few seconds
 * @param succeeds whether its commands succeed
 * @param message what the failing phase says, empty if there is nothing to say
 * @param commit which commit its source turns out to be; empty where that is the one that it was
 *     asked for, if it was asked for one
 * @param reportGroup the report group that its commands make a test report in; empty for none
 */
public record BuildOutcome(
    Duration lasts, boolean succeeds, String message, String commit, String reportGroup) {

  /** A build that succeeds. */
  public static BuildOutcome success(Duration lasts) {
    return new BuildOutcome(lasts, true, "", "", "");
  }

  /** A build whose commands fail. */
  public static BuildOutcome failure(Duration lasts, String message) {
    return new BuildOutcome(lasts, false, message, "", "");
  }

  /** The same of a source that turns out to be another commit. */
  public BuildOutcome of(String other) {
    return new BuildOutcome(lasts, succeeds, message, other, reportGroup);
  }

  /** The same with a test report. */
  public BuildOutcome reporting(String group) {
    return new BuildOutcome(lasts, succeeds, message, commit, group);
  }
}
