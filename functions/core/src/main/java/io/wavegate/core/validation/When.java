package io.wavegate.core.validation;

import java.time.Duration;

/** When a validation test runs. */
public sealed interface When {
  /** As the bake begins; the first bad news ends tests and bake. */
  record AfterDeploy() implements When {}

  /**
   * As the bake begins, and again while it lasts.
   *
   * @param every from the end of one run to the beginning of the next
   */
  record DuringBake(Duration every) implements When {}

  /** Once the bake is over and nothing else is missing. */
  record EndOfBake() implements When {}
}
