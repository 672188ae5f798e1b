package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.engine.query.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {

  /** A task that fails, and what catches it. */
  private static Fixture given(String error, String errorEquals) {
    return Fixture.of(
        Fixture.states(
            "T",
            """
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "TimeoutSeconds": 60, "HeartbeatSeconds": 50, "End": true,
              "Catch": [{"ErrorEquals": ["%s"], "Next": "C"}]},
            "C": {"Type": "Pass", "Output": "caught", "End": true}"""
                .formatted(errorEquals)),
        (call, reply) -> {
          switch (error) {
            case "(none)" -> {}
            case "(large)" -> reply.succeed(JsonNodeFactory.instance.textNode("x".repeat(262_143)));
            default -> reply.fail(error, "why");
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "E, E, true",
    "E, F, false",
    "E, States.ALL, true",
    "E, States.TaskFailed, true",
    "(none), States.Timeout, true",
    "(none), States.HeartbeatTimeout, true",
    "(none), States.ALL, true",
    "(none), States.TaskFailed, false",
    "(large), States.DataLimitExceeded, true",
    "(large), States.ALL, true",
  })
  void isCaught(String error, String errorEquals, boolean caught) {
    ExecutionDescription ended = given(error, errorEquals).run("{}");

    assertThat(ended.status() instanceof ExecutionStatus.Succeeded).isEqualTo(caught);
  }

  @Test
  void statesAllDoesNotCatchAnOutputThatIsTooLarge() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "T",
                """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Output": "{% $states.input & $states.input %}",
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}], "Next": "C"},
                "C": {"Type": "Pass", "End": true}"""),
            (call, reply) -> reply.succeed(JsonNodeFactory.instance.objectNode()));

    String input = "\"" + "x".repeat(140_000) + "\"";

    assertThat(Fixture.failure(given.run(input)).error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void aTimeoutHasNoCauseAndAnEmptyOneInTheErrorOutput() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "T",
                """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "TimeoutSeconds": 5, "End": true,
                  "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "C"}]},
                "C": {"Type": "Pass", "End": true}"""),
            (call, reply) -> {});

    assertThat(Json.text(Fixture.output(given.run("{}"))))
        .isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
  }

  @Test
  void aFailedExpressionOfATaskIsCaught() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "T",
                """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": "{% $states.input.nothing %}", "End": true,
                  "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "C"}]},
                "C": {"Type": "Pass", "Output": "{% $states.input.Error %}", "End": true}"""));

    assertThat(Fixture.output(given.run("{}")).asText()).isEqualTo("States.QueryEvaluationError");
    assertThat(given.types())
        .containsSubsequence("TaskStateEntered", "EvaluationFailed", "TaskStateExited");
  }

  @Test
  void aChoiceThatMatchesNothingFails() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "Verdict?",
                """
                "Verdict?": {"Type": "Choice", "Choices": [
                  {"Condition": "{% $states.input.verdict = 'PROMOTE' %}", "Next": "P"}]},
                "P": {"Type": "Succeed"}"""));

    ExecutionStatus.Failed failure = Fixture.failure(given.run("{\"verdict\": \"MAYBE\"}"));

    assertThat(failure.error()).isEqualTo("States.Runtime");
    assertThat(failure.cause())
        .isEqualTo(
            "An error occurred while executing the state 'Verdict?' (entered at the event id #2)."
                + " Failed to transition out of the state. The state does not point to a next"
                + " state.");
  }

  @Test
  void aConditionMustBeABoolean() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "V",
                """
                "V": {"Type": "Choice", "Default": "P", "Choices": [
                  {"Condition": "{% $states.input.verdict %}", "Next": "P"}]},
                "P": {"Type": "Succeed"}"""));

    assertThat(Fixture.failure(given.run("{\"verdict\": \"yes\"}")).cause())
        .contains("'Choices[0]/Condition'", "Expected 'boolean', but was 'string'");
  }

  @Test
  void aCaughtErrorCanBeKeptInVariables() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "T",
                """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C",
                    "Assign": {"why": "{% $states.errorOutput.Cause %}"},
                    "Output": "{% $states.input %}"}]},
                "C": {"Type": "Pass", "Output": "{% $states.input.gate & ': ' & $why %}",
                      "End": true}"""),
            (call, reply) -> reply.fail("E", "no traffic"));

    assertThat(Fixture.output(given.run("{\"gate\": \"g1\"}")).asText())
        .isEqualTo("g1: no traffic");
  }

  @Test
  void aFailStateEvaluatesItsErrorAndCause() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "Halted",
                """
                "Halted": {"Type": "Fail", "Error": "{% 'Gate.' & $states.input.word %}",
                  "Cause": "{% $states.input.reason %}"}"""));

    assertThat(Fixture.failure(given.run("{\"word\": \"Halt\", \"reason\": \"12 of 100\"}")))
        .extracting(ExecutionStatus.Failed::error, ExecutionStatus.Failed::cause)
        .containsExactly("Gate.Halt", "12 of 100");
  }

  @Test
  void aCatchWhoseOutputFailsFailsTheState() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "T",
                """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C",
                    "Output": {"v": "{% $states.input.missing %}"}}]},
                "C": {"Type": "Pass", "End": true}"""),
            (call, reply) -> reply.fail("E", ""));

    assertThat(Fixture.failure(given.run("{}")).cause()).contains("'Catch[0]/Output/v'");
  }
}
