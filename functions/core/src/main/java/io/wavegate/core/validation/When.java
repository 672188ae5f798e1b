package io.wavegate.core.validation;

import java.time.Duration;
import java.util.List;

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

  /** Once all others have ended that run beside the bake, or at its end. */
  record AfterAll() implements When {}

  /**
   * Once a test has taken the deployment back.
   *
   * @param back that test
   */
  record OnceBack(String back) implements When {}

  /**
   * Once the deployment was taken back and all has run that runs while it is.
   *
   * @param back the test that took it back
   * @param then what runs meanwhile
   */
  record OnceOver(String back, List<String> then) implements When {
    /** Copies the list. */
    public OnceOver {
      then = List.copyOf(then);
    }
  }

  /** Those that run after the bake run in rounds; 0 is beside it. */
  default int round() {
    return switch (this) {
      case AfterDeploy deployed -> 0;
      case DuringBake during -> 0;
      case EndOfBake end -> 1;
      case AfterAll all -> 2;
      case OnceBack back -> 3;
      case OnceOver over -> 4;
    };
  }

  /** Which version of the wave's software is tested. */
  default TestKind.Version version() {
    return switch (this) {
      case AfterDeploy deployed -> TestKind.Version.RELEASED;
      case DuringBake during -> TestKind.Version.RELEASED;
      case EndOfBake end -> TestKind.Version.RELEASED;
      case AfterAll all -> TestKind.Version.RELEASED;
      case OnceBack back -> TestKind.Version.FORMER;
      case OnceOver over -> TestKind.Version.FORMER;
    };
  }
}
