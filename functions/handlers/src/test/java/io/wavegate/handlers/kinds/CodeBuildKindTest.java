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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A build of the team's project. Which revision it is of counts where the policy says so; the state
 * machine waits for the very build that it has started.
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

  private static Trial ofRevision() {
    return Trial.of("codebuild: checkout-journeys, revision: required, timeout: 30m");
  }

  private static String resolved(String revision) {
    return SUCCEEDED.replace(
        "\"Logs\"", "\"ResolvedSourceVersion\": \"" + revision + "\", \"Logs\"");
  }

  @Test
  void aBuildOfTheReleasesRevisionIsStartedWhereThePolicySaysSo() {
    assertThat(ofRevision().task().path("kind").asText()).isEqualTo("CODE_BUILD_OF_REVISION");
  }

  @Test
  void answersForAnotherRevision() {
    Trial asked = ofRevision();

    assertThat(asked.said(resolved("1".repeat(40)))).isEqualTo("BAD");

    assertThat(asked.why())
        .isEqualTo(
            "build 7 of checkout-journeys succeeded, but is of revision 111111111111, not"
                + " 222222222222");
    assertThat(asked.judged()).isEqualTo("ROLL_BACK");
  }

  /** A source in S3 has no revision that CodeBuild tells; nor has a project without a source. */
  @Test
  void aBuildOfNoRevisionThatIsToldFailsWhereThePolicyAsksForOne() {
    Trial asked = ofRevision();

    assertThat(asked.said(SUCCEEDED)).isEqualTo("BAD");

    assertThat(asked.why())
        .isEqualTo(
            "build 7 of checkout-journeys succeeded, but CodeBuild does not tell of which revision;"
                + " asked was "
                + "2".repeat(40));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 7})
  void aBuildOfTheRevisionPasses(int told) {
    Trial asked = ofRevision();

    assertThat(asked.said(resolved("2".repeat(told)))).isEqualTo("GOOD");
    assertThat(asked.verdict()).isEqualTo("PROMOTE");
  }

  /** What it failed of is told, whatever it was of. */
  @Test
  void aBuildThatFailedSaysWhyAndNotOfWhat() {
    Trial asked = ofRevision();

    assertThat(asked.ended("States.TaskFailed", FAILED)).isEqualTo("BAD");
    assertThat(asked.why()).endsWith("npm test. exit status 1");
  }

  @Test
  void withoutThatWordAnyRevisionPasses() {
    assertThat(trial.said(resolved("1".repeat(40)))).isEqualTo("GOOD");
  }

  @ParameterizedTest
  @CsvSource({
    "aws, https://eu-west-1.console.aws.amazon.com",
    "aws-cn, https://console.amazonaws.cn",
    "aws-us-gov, https://console.amazonaws-us-gov.com"
  })
  void theLinkIsTheTestReportOfABuildThatMadeOne(String partition, String console) {
    String report = "arn:%s:codebuild:eu-west-1:111122223333:report/journeys-junit:%s";
    String built =
        FAILED.replace(
            "\"Logs\"",
            "\"ReportArns\": [\"%s\", \"%s\"], \"Logs\""
                .formatted(
                    report.formatted(partition, "0c1d"), report.formatted(partition, "2e3f")));

    assertThat(trial.ended("States.TaskFailed", built)).isEqualTo("BAD");

    assertThat(trial.outcome().detail().orElseThrow().link())
        .isEqualTo(
            console
                + "/codesuite/codebuild/111122223333/testReports/reports/journeys-junit"
                + "/journeys-junit%3A0c1d?region=eu-west-1");
  }

  @Test
  void aReportThatIsNoListIsReadToo() {
    String report = "\"arn:aws:codebuild:eu-west-1:111122223333:report/journeys-junit:0c1d\"";
    trial.said(SUCCEEDED.replace("\"Logs\"", "\"ReportArns\": " + report + ", \"Logs\""));

    assertThat(trial.outcome().detail().orElseThrow().link()).contains("/journeys-junit%3A0c1d?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "[\"arn:aws:codebuild:eu-west-1:111122223333:report/a/../b:1\"]",
        "[\"https://elsewhere.example.com\"]"
      })
  void theLinkIsTheLogWhereNoReportIsTold(String reports) {
    trial.said(SUCCEEDED.replace("\"Logs\"", "\"ReportArns\": " + reports + ", \"Logs\""));

    assertThat(trial.outcome().detail().orElseThrow().link())
        .isEqualTo("https://console.aws.amazon.com/log");
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
