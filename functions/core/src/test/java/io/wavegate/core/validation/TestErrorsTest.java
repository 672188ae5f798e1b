package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what the team's own test says is a failed test. */
class TestErrorsTest {
  private static final TestTerms ONCE = TestTerms.once(Duration.ofMinutes(5), true);
  private static final TestSpec SMOKE = of(new TestKind.Lambda("checkout-smoke"));
  private static final TestSpec HEALTH =
      of(new TestKind.Http("https://checkout.example.com/health", 200, Duration.ofSeconds(5)));

  private static TestSpec of(TestKind kind) {
    return new TestSpec("smoke", kind, ONCE);
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.IllegalStateException, true",
    "AssertionError,                  true",
    "Lambda.Unknown,                  true",
    "States.Timeout,                  true",
    "Lambda.TooManyRequestsException, false",
    "Lambda.ServiceException,         false",
    "Lambda.AWSLambdaException,       false"
  })
  void aFunctionThatLambdaDidNotTakeWasNotRun(String error, boolean run) {
    assertThat(TestErrors.isRun(SMOKE, error)).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource({"java.lang.IllegalStateException", "Lambda.Unknown", "States.Timeout"})
  void aProbeOfOursThatFailedSaysNothingOfTheSite(String error) {
    assertThat(TestErrors.isRun(HEALTH, error)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "States.TaskFailed,                   true",
    "States.Timeout,                      true",
    "CodeBuild.ResourceNotFoundException, false",
    "StepFunctions.ExecutionLimitExceeded, false"
  })
  void aJobThatItsServiceDidNotTakeWasNotRun(String error, boolean run) {
    assertThat(TestErrors.isRun(of(new TestKind.CodeBuild("journeys")), error)).isEqualTo(run);
    assertThat(TestErrors.isRun(of(new TestKind.StateMachine("arn")), error)).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource({
    "States.Timeout,          true",
    "States.HeartbeatTimeout, true",
    "States.TaskFailed,       false",
    "Lambda.Unknown,          false"
  })
  void whoIsAskedAndDoesNotAnswerHasFailed(String error, boolean run) {
    TestKind callback = new TestKind.Callback("checks", "", Optional.empty());
    assertThat(TestErrors.isRun(of(callback), error)).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource({"States.Timeout", "States.TaskFailed", "Synthetics.ResourceNotFoundException"})
  void whatCouldNotBeReadSaysNothing(String error) {
    assertThat(TestErrors.isRun(of(new TestKind.Synthetics("shop", 1)), error)).isFalse();
    TestKind metric =
        new TestKind.Metric("e", List.of(), Comparison.AT_MOST, 1, Duration.ofMinutes(5));
    assertThat(TestErrors.isRun(of(metric), error)).isFalse();
  }
}
