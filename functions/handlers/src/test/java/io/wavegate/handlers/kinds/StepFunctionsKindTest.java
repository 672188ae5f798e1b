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

/** An execution of the team's own state machine. */
class StepFunctionsKindTest {
  private static final String EXECUTION =
      "arn:aws:states:eu-west-1:111122223333:execution:orders:smoke-1";
  private static final String PAGE =
      "https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/"
          + EXECUTION;

  private final Trial trial =
      Trial.of(
          "step-functions: \"arn:aws:states:eu-west-1:111122223333:stateMachine:orders\","
              + " timeout: 30m");

  private String succeeded(String output) {
    return trial.said("{\"ExecutionArn\": \"%s\", \"Output\": %s}".formatted(EXECUTION, output));
  }

  @Test
  void theStateMachineIsNamedByItsArn() {
    assertThat(trial.task().path("kind").asText()).isEqualTo("STATE_MACHINE");
    assertThat(trial.task().path("resource").asText()).endsWith(":stateMachine:orders");
  }

  @Test
  void passes() {
    trial.pass(6);

    assertThat(succeeded("{\"status\": \"passed\", \"summary\": \"12 orders\"}")).isEqualTo("GOOD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Passed(
                trial.bench().time().now(),
                Duration.ofMinutes(6),
                "12 orders",
                Optional.of(new TestDetail(1, 0, PAGE, List.of()))));
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  @Test
  void fails() {
    trial.pass(6);

    assertThat(
            trial.ended(
                "States.TaskFailed",
                """
                {"ExecutionArn": "%s", "Status": "FAILED", "Error": "OrderLost",
                 "Cause": "order 3 is lost", "Input": "{}"}"""
                    .formatted(EXECUTION)))
        .isEqualTo("BAD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Failed(
                trial.bench().time().now(),
                Duration.ofMinutes(6),
                "execution smoke-1 ended FAILED: OrderLost: order 3 is lost",
                Optional.of(new TestDetail(1, 0, PAGE, List.of("order 3 is lost")))));
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void timesOut() {
    trial.pass(30);

    assertThat(trial.ended("States.Timeout", "")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no answer in time");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  /** Step Functions stops the execution; what it comes to after that reaches nobody. */
  @Test
  void answersTooLate() {
    trial.pass(30);
    trial.ended("States.Timeout", "");

    assertThat(succeeded("{\"status\": \"passed\"}")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no answer in time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"revision", "execution", "test"})
  void answersForAnotherRevision(String member) {
    assertThat(succeeded("{\"status\": \"passed\", \"%s\": \"other\"}".formatted(member)))
        .isEqualTo("BAD");

    assertThat(trial.why()).startsWith("the answer is for " + member + " other, asked was ");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
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
    trial.pass(6);

    assertThat(succeeded(output)).isEqualTo(word);

    assertThat(trial.release().timeline().getLast()).endsWith(" 6m: " + said);
    assertThat(trial.outcome().detail()).contains(new TestDetail(1, 0, PAGE, List.of()));
  }

  @Test
  void itsOwnLinkAndLinesAreKept() {
    succeeded(
        """
        {"status": "failed", "summary": "2 of 12",
         "link": "https://orders.example.com/runs/7", "lines": ["order 3 is lost"]}""");

    assertThat(trial.outcome().detail())
        .contains(
            new TestDetail(1, 0, "https://orders.example.com/runs/7", List.of("order 3 is lost")));
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
    trial.ended(
        "States.TaskFailed",
        "{\"ExecutionArn\": \"%s\", \"Status\": \"TIMED_OUT\"}".formatted(arn));

    assertThat(trial.outcome().detail().map(TestDetail::link).orElse(""))
        .isEqualTo(link == null ? "" : link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StepFunctions.StateMachineDoesNotExistException",
        "StepFunctions.AWSStepFunctionsException"
      })
  void anExecutionThatStepFunctionsDidNotTakeWasNotRun(String error) {
    assertThat(trial.ended(error, "no")).isEqualTo("NOT_RUN");
    assertThat(trial.isOpen()).isTrue();
  }
}
