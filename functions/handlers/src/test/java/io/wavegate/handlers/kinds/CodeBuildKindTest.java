package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A build of the team's project. No answer is for another revision: the state machine starts the
 * build, tells it the revision and waits for that very build, and what CodeBuild tells of a build
 * names no revision of the release.
 */
class CodeBuildKindTest {
  private static final String SUCCEEDED =
      """
      {"Build": {"BuildNumber": 7, "ProjectName": "checkout-journeys",
                 "BuildStatus": "SUCCEEDED",
                 "Logs": {"DeepLink": "https://console.aws.amazon.com/log"}}}""";
  private static final String FAILED =
      """
      {"Build": {"BuildNumber": 7, "ProjectName": "checkout-journeys",
        "BuildStatus": "FAILED",
        "Logs": {"DeepLink": "http://not.https"},
        "Phases": [
          {"PhaseType": "INSTALL", "PhaseStatus": "SUCCEEDED",
           "Contexts": [{"StatusCode": "", "Message": ""}]},
          {"PhaseType": "BUILD", "PhaseStatus": "FAILED",
           "Contexts": [{"Message": "Error while executing: npm test. exit status 1"}]},
          {"PhaseType": "COMPLETED"}]}}""";

  private final Trial trial = Trial.of("codebuild: checkout-journeys, timeout: 30m");

  @Test
  void theStateMachineIsToldWhatToRunAndForWhom() {
    assertThat(trial.task().path("kind").asText()).isEqualTo("CODE_BUILD");
    assertThat(trial.task().path("resource").asText()).isEqualTo("checkout-journeys");
    assertThat(trial.task().path("timeoutSeconds").asInt()).isEqualTo(1_800);
    assertThat(trial.task().at("/context/test").asText()).isEqualTo("smoke");
    assertThat(trial.task().path("dryRun").asText("none")).isEmpty();
  }

  @Test
  void passes() {
    trial.pass(6);

    assertThat(trial.said(SUCCEEDED)).isEqualTo("GOOD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Passed(
                trial.bench().time().now(),
                Duration.ofMinutes(6),
                "build 7 of checkout-journeys succeeded",
                Optional.of(
                    new TestDetail(1, 0, "https://console.aws.amazon.com/log", List.of()))));
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  /** A build that fails is read from the cause of its error. */
  @Test
  void fails() {
    trial.pass(6);

    assertThat(trial.ended("States.TaskFailed", FAILED)).isEqualTo("BAD");

    String message = "Error while executing: npm test. exit status 1";
    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Failed(
                trial.bench().time().now(),
                Duration.ofMinutes(6),
                "build 7 of checkout-journeys ended FAILED: " + message,
                Optional.of(new TestDetail(1, 0, "", List.of(message)))));
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void timesOut() {
    trial.pass(30);

    assertThat(trial.ended("States.Timeout", "")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no answer in time");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  /** Step Functions stops the build; what it comes to after that reaches nobody. */
  @Test
  void answersTooLate() {
    trial.pass(30);
    trial.ended("States.Timeout", "");

    assertThat(trial.said(SUCCEEDED)).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no answer in time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOPPED", "TIMED_OUT", "FAULT", "IN_PROGRESS"})
  void aBuildThatDidNotSucceedFails(String status) {
    assertThat(trial.said("{\"Build\": {\"BuildStatus\": \"%s\"}}".formatted(status)))
        .isEqualTo("BAD");
    assertThat(trial.why()).contains("ended " + status);
  }

  /** Nobody has recorded yet whether the cause of an error is the answer or the build in it. */
  @Test
  void aCauseThatIsTheBareBuildIsReadToo() {
    String build = "{\"BuildNumber\": 7, \"ProjectName\": \"p\", \"BuildStatus\": \"FAILED\"}";

    assertThat(trial.ended("States.TaskFailed", build)).isEqualTo("BAD");
    assertThat(trial.why()).isEqualTo("build 7 of p ended FAILED");
  }

  @Test
  void whatIsNoBuildFails() {
    assertThat(trial.said("{}")).isEqualTo("BAD");
    assertThat(trial.why()).contains("ended without a status");
  }

  @Test
  void anErrorWhoseCauseIsNoBuildIsToldAsItIs() {
    assertThat(trial.ended("States.TaskFailed", "{\"Build\": {\"Id\": \"cut off")).isEqualTo("BAD");
    assertThat(trial.why()).isEqualTo("States.TaskFailed: {\"Build\": {\"Id\": \"cut off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CodeBuild.ResourceNotFoundException", "CodeBuild.AWSCodeBuildException"})
  void aBuildThatCodeBuildDidNotTakeWasNotRun(String error) {
    assertThat(trial.ended(error, "no")).isEqualTo("NOT_RUN");
    assertThat(trial.isOpen()).isTrue();
  }
}
