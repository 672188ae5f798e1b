package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that are jobs of the team's own: builds of CodeBuild and nested executions. */
class JobTestsTest {
  private static final String BUILD = "codebuild: checkout-journeys, timeout: 30m";
  private static final String MACHINE =
      "step-functions: \"arn:aws:states:eu-west-1:111122223333:stateMachine:orders\", timeout: 30m";
  private static final String EXECUTION =
      "arn:aws:states:eu-west-1:111122223333:execution:orders:smoke-1";
  private static final String PAGE =
      "https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/"
          + EXECUTION;

  private final Bench bench = Bench.open();

  private Journey baking(String kind) {
    bench.install(Bench.policy("lambda: checkout-smoke, timeout: 5m", kind));
    return Journey.atPromotion(bench);
  }

  private static JsonNode smoke(Journey release) {
    for (JsonNode task : release.functions().openGate(release.promotion()).path("tests")) {
      if (task.path("name").asText().equals("smoke")) {
        return task;
      }
    }
    throw new AssertionError("no test smoke");
  }

  private String ended(Journey release, String result) {
    JsonNode task = smoke(release);
    Instant started = bench.time().now();
    bench.time().pass(Duration.ofMinutes(6));
    return release
        .functions()
        .recordRun(release.promotion(), task, started, result)
        .path("next")
        .asText();
  }

  private String failed(Journey release, String error, String cause) {
    JsonNode task = smoke(release);
    Instant started = bench.time().now();
    bench.time().pass(Duration.ofMinutes(6));
    return release
        .functions()
        .recordEnd(release.promotion(), task, started, error, cause)
        .path("next")
        .asText();
  }

  private TestOutcome outcome(Journey release) {
    return bench
        .books()
        .releases()
        .test(release.promotion(), "smoke")
        .orElseThrow()
        .value()
        .outcome();
  }

  private static String why(TestOutcome outcome) {
    return outcome instanceof TestOutcome.Failed failed ? failed.why() : "it did not fail";
  }

  @Test
  void theStateMachineIsToldWhatToRunAndForWhom() {
    JsonNode build = smoke(baking(BUILD));
    assertThat(build.path("kind").asText()).isEqualTo("CODE_BUILD");
    assertThat(build.path("resource").asText()).isEqualTo("checkout-journeys");
    assertThat(build.path("timeoutSeconds").asInt()).isEqualTo(1_800);
    assertThat(build.at("/context/test").asText()).isEqualTo("smoke");
    assertThat(build.path("dryRun").asText("none")).isEmpty();
  }

  @Test
  void aStateMachineOfTheTeamsOwnIsNamedByItsArn() {
    JsonNode machine = smoke(baking(MACHINE));

    assertThat(machine.path("kind").asText()).isEqualTo("STATE_MACHINE");
    assertThat(machine.path("resource").asText()).endsWith(":stateMachine:orders");
  }

  @Test
  void aBuildThatSucceedsPassesAndSaysWhereItsLogIs() {
    Journey release = baking(BUILD);

    assertThat(
            ended(
                release,
                """
                {"Build": {"BuildNumber": 7, "ProjectName": "checkout-journeys",
                           "BuildStatus": "SUCCEEDED",
                           "Logs": {"DeepLink": "https://console.aws.amazon.com/log"}}}"""))
        .isEqualTo("GOOD");

    assertThat(outcome(release))
        .isEqualTo(
            new TestOutcome.Passed(
                bench.time().now(),
                Duration.ofMinutes(6),
                "build 7 of checkout-journeys succeeded",
                Optional.of(
                    new TestDetail(1, 0, "https://console.aws.amazon.com/log", List.of()))));
  }

  @Test
  void aBuildThatFailsIsReadFromTheCauseOfItsError() {
    Journey release = baking(BUILD);

    assertThat(
            failed(
                release,
                "States.TaskFailed",
                """
                {"Build": {"BuildNumber": 7, "ProjectName": "checkout-journeys",
                  "BuildStatus": "FAILED",
                  "Logs": {"DeepLink": "http://not.https"},
                  "Phases": [
                    {"PhaseType": "INSTALL", "PhaseStatus": "SUCCEEDED",
                     "Contexts": [{"StatusCode": "", "Message": ""}]},
                    {"PhaseType": "BUILD", "PhaseStatus": "FAILED",
                     "Contexts": [{"Message": "Error while executing: npm test. exit status 1"}]},
                    {"PhaseType": "COMPLETED"}]}}"""))
        .isEqualTo("BAD");

    String message = "Error while executing: npm test. exit status 1";
    assertThat(outcome(release))
        .isEqualTo(
            new TestOutcome.Failed(
                bench.time().now(),
                Duration.ofMinutes(6),
                "build 7 of checkout-journeys ended FAILED: " + message,
                Optional.of(new TestDetail(1, 0, "", List.of(message)))));
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOPPED", "TIMED_OUT", "FAULT", "IN_PROGRESS"})
  void aBuildThatDidNotSucceedFails(String status) {
    Journey release = baking(BUILD);
    String build = "{\"Build\": {\"BuildStatus\": \"%s\"}}".formatted(status);

    assertThat(ended(release, build)).isEqualTo("BAD");
    assertThat(why(outcome(release))).contains("ended " + status);
  }

  /** Nobody has recorded yet whether the cause of an error is the answer or the build in it. */
  @Test
  void aCauseThatIsTheBareBuildIsReadToo() {
    Journey release = baking(BUILD);
    String build = "{\"BuildNumber\": 7, \"ProjectName\": \"p\", \"BuildStatus\": \"FAILED\"}";

    assertThat(failed(release, "States.TaskFailed", build)).isEqualTo("BAD");
    assertThat(why(outcome(release))).isEqualTo("build 7 of p ended FAILED");
  }

  @Test
  void whatIsNoBuildFails() {
    Journey release = baking(BUILD);

    assertThat(ended(release, "{}")).isEqualTo("BAD");
    assertThat(why(outcome(release))).contains("ended without a status");
  }

  @ParameterizedTest
  @CsvSource({
    "codebuild, CodeBuild.ResourceNotFoundException",
    "codebuild, CodeBuild.AWSCodeBuildException",
    "step-functions, StepFunctions.StateMachineDoesNotExistException",
    "step-functions, StepFunctions.AWSStepFunctionsException"
  })
  void aJobThatItsServiceDidNotTakeWasNotRun(String kind, String error) {
    Journey release = baking(kind.equals("codebuild") ? BUILD : MACHINE);

    assertThat(failed(release, error, "no")).isEqualTo("NOT_RUN");
    assertThat(bench.books().releases().test(release.promotion(), "smoke")).isEmpty();
  }

  /** Step Functions stops the job; what it comes to after that reaches nobody. */
  @ParameterizedTest
  @ValueSource(strings = {BUILD, MACHINE})
  void aJobThatIsTooLateFailsAndALaterResultChangesNothing(String kind) {
    Journey release = baking(kind);
    JsonNode task = smoke(release);
    Instant started = bench.time().now();
    bench.time().pass(Duration.ofMinutes(30));
    JsonNode late =
        release.functions().recordEnd(release.promotion(), task, started, "States.Timeout", "");
    assertThat(late.path("next").asText()).isEqualTo("BAD");

    JsonNode again =
        release
            .functions()
            .recordRun(
                release.promotion(),
                task,
                started,
                "{\"Build\": {\"BuildStatus\": \"SUCCEEDED\"}}");

    assertThat(again.path("next").asText()).isEqualTo("BAD");
    assertThat(why(outcome(release))).isEqualTo("no answer in time");
  }

  @Test
  void anErrorWhoseCauseIsNoJobIsToldAsItIs() {
    Journey release = baking(BUILD);

    assertThat(failed(release, "States.TaskFailed", "{\"Build\": {\"Id\": \"cut off"))
        .isEqualTo("BAD");
    assertThat(why(outcome(release)))
        .isEqualTo("States.TaskFailed: {\"Build\": {\"Id\": \"cut off");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null                                              | GOOD | execution smoke-1 succeeded
          "fine"                                            | GOOD | execution smoke-1 succeeded
          {"orders": 12}                                    | GOOD | execution smoke-1 succeeded
          {"status": "passed", "summary": "12 orders"}      | GOOD | 12 orders
          {"status": "failed", "summary": "2 of 12 orders"} | BAD  | 2 of 12 orders
          {"status": "failed"}                              | BAD  | execution smoke-1 says that it failed
          """)
  void anExecutionThatSucceedsPassesUnlessItsOutputSaysThatItFailed(
      String output, String word, String said) {
    Journey release = baking(MACHINE);

    assertThat(
            ended(
                release, "{\"ExecutionArn\": \"%s\", \"Output\": %s}".formatted(EXECUTION, output)))
        .isEqualTo(word);

    assertThat(release.timeline().getLast()).endsWith(" 6m: " + said);
    assertThat(outcome(release).detail()).contains(new TestDetail(1, 0, PAGE, List.of()));
  }

  @Test
  void itsOwnLinkAndLinesAreKept() {
    Journey release = baking(MACHINE);

    ended(
        release,
        """
        {"ExecutionArn": "%s", "Output": {"status": "failed", "summary": "2 of 12",
          "link": "https://orders.example.com/runs/7", "lines": ["order 3 is lost"]}}"""
            .formatted(EXECUTION));

    assertThat(outcome(release).detail())
        .contains(
            new TestDetail(1, 0, "https://orders.example.com/runs/7", List.of("order 3 is lost")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"revision", "execution", "test"})
  void anExecutionThatAnswersForAnotherFails(String member) {
    Journey release = baking(MACHINE);

    assertThat(
            ended(
                release,
                "{\"ExecutionArn\": \"%s\", \"Output\": {\"status\": \"passed\", \"%s\": \"other\"}}"
                    .formatted(EXECUTION, member)))
        .isEqualTo("BAD");
    assertThat(why(outcome(release)))
        .startsWith("the answer is for " + member + " other, asked was ");
  }

  @Test
  void anExecutionThatFailsSaysWhyAndWhere() {
    Journey release = baking(MACHINE);

    assertThat(
            failed(
                release,
                "States.TaskFailed",
                """
                {"ExecutionArn": "%s", "Status": "FAILED", "Error": "OrderLost",
                 "Cause": "order 3 is lost", "Input": "{}"}"""
                    .formatted(EXECUTION)))
        .isEqualTo("BAD");

    assertThat(outcome(release))
        .isEqualTo(
            new TestOutcome.Failed(
                bench.time().now(),
                Duration.ofMinutes(6),
                "execution smoke-1 ended FAILED: OrderLost: order 3 is lost",
                Optional.of(new TestDetail(1, 0, PAGE, List.of("order 3 is lost")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arn:aws-cn:states:cn-north-1:111122223333:execution:orders:x | https://console.amazonaws.cn/states/home?region=cn-north-1#/v2/executions/details/arn:aws-cn:states:cn-north-1:111122223333:execution:orders:x
          arn:aws:states:eu-west-1:111122223333:execution:orders:<b>   |
          javascript:alert(1)                                          |
          """)
  void onlyThePageOfAnExecutionIsLinked(String arn, String link) {
    Journey release = baking(MACHINE);

    failed(
        release,
        "States.TaskFailed",
        "{\"ExecutionArn\": \"%s\", \"Status\": \"TIMED_OUT\"}".formatted(arn));

    assertThat(outcome(release).detail().map(TestDetail::link).orElse(""))
        .isEqualTo(link == null ? "" : link);
  }
}
