package io.wavegate.local.scenario;

import io.wavegate.local.scenario.Deed.TestAnswers;
import java.time.Duration;

/**
 * Something of the team's own that a test runs or asks, other than a function.
 *
 * @param kind what it is
 * @param every how much time lies between two runs of a canary; nothing for the others
 * @param answers what it comes to at first, and its name
 * @param report the report group that a build makes a test report in; empty for none
 */
public record TestJob(Kind kind, Duration every, TestAnswers answers, String report) {

  /** What it is. */
  public enum Kind {
    /** A project of CodeBuild. */
    BUILD,
    /** A state machine. */
    MACHINE,
    /** A canary of Synthetics. */
    CANARY
  }

  /** Its name. */
  public String name() {
    return answers.function();
  }
}
