package io.wavegate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.policy.TestSpec;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what the team's own test says is a failed test. */
class TestErrorsTest {
  private static final TestSpec SMOKE =
      new TestSpec.LambdaTest("smoke", "checkout-smoke", Duration.ofMinutes(5), true);
  private static final TestSpec HEALTH =
      new TestSpec.HttpTest(
          "health",
          "https://checkout.example.com/health",
          200,
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          true);

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
}
