package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.validation.TestRecord.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a test passes only when it is tried again. */
class TestRecordTest {
  private static final TestOutcome PASSED = WaveCases.passed();
  private static final TestOutcome FAILED = WaveCases.failed();

  @Test
  void aPassAfterAFailedRunIsFlakyAndAFailureIsAFailure() {
    List<TestRecord> records =
        TestRecord.of(
            List.of(
                new Result("smoke", PASSED, 0),
                new Result("journeys", PASSED, 0),
                new Result("smoke", PASSED, 2),
                new Result("smoke", FAILED, 1),
                new Result("smoke", new TestOutcome.Missing(), 1)));

    assertThat(records)
        .containsExactly(
            new TestRecord("smoke", 3, 1, 1, 4), new TestRecord("journeys", 1, 0, 0, 0));
    assertThat(records.getFirst().said())
        .isEqualTo(
            "smoke: 3 results, 1 failed, 1 passed only after a run that failed, flaky in 33 % of"
                + " its gates");
  }

  @Test
  void whatNeverEndedHasNoRate() {
    assertThat(TestRecord.of(List.of(new Result("smoke", new TestOutcome.Missing(), 0))))
        .singleElement()
        .extracting(TestRecord::said)
        .isEqualTo("smoke: 0 results, 0 failed, 0 passed only after a run that failed");
  }
}
