package io.wavegate.handlers.validation;

import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;

/**
 * A run with what it came to.
 *
 * @param failedBefore how many runs before it failed and were tried again
 */
record Run(TestSpec test, Testing.Ended ended, TestOutcome outcome, int failedBefore) {
  boolean isTriedAgain() {
    return outcome instanceof TestOutcome.Failed && failedBefore < test.terms().retries();
  }

  String said() {
    return switch (outcome) {
      case TestOutcome.Missing missing -> "";
      case TestOutcome.Passed passed -> passed.summary();
      case TestOutcome.Failed failed -> failed.why();
    };
  }

  String line(String how, Duration took) {
    String said = said();
    return "test %s %s %s%s"
        .formatted(test.name(), how, Said.duration(took), said.isEmpty() ? "" : ": " + said);
  }
}
