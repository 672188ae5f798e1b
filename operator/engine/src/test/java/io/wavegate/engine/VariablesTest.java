package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.engine.query.Json;
import org.junit.jupiter.api.Test;

class VariablesTest {

  @Test
  void aStateReadsTheValuesFromBeforeItsOwnAssign() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "A",
                """
                "A": {"Type": "Pass", "Assign": {"a": 1, "b": 2}, "Next": "B"},
                "B": {"Type": "Pass", "Assign": {"a": "{% $b %}", "b": "{% $a %}"},
                      "Output": "{% [$a, $b] %}", "Next": "C"},
                "C": {"Type": "Pass", "Output": "{% [$states.input, $a, $b] %}", "End": true}"""));

    assertThat(Json.text(Fixture.output(given.run("{}")))).isEqualTo("[1,2,2,1]");
  }

  @Test
  void onlyTheChoiceThatIsTakenAssigns() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "C?",
                """
                "C?": {"Type": "Choice", "Default": "D", "Assign": {"v": "default"}, "Choices": [
                   {"Condition": "{% $states.input = 1 %}", "Assign": {"v": "one"}, "Next": "D"},
                   {"Condition": "{% $states.input < 3 %}", "Assign": {"v": "few"}, "Next": "D"}]},
                "D": {"Type": "Pass", "Output": "{% $v %}", "End": true}"""));

    assertThat(Fixture.output(given.run("1")).asText()).isEqualTo("one");
    assertThat(outputOf(given, "2")).isEqualTo("few");
    assertThat(outputOf(given, "3")).isEqualTo("default");
  }

  private static String outputOf(Fixture given, String input) {
    String arn = given.engine.startExecution(given.machine, "n" + input, input).executionArn();
    given.host.runUntilIdle();
    return Fixture.output(given.engine.describeExecution(arn)).asText();
  }

  @Test
  void theContextTellsOfExecutionStateAndMachine() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "A",
                """
                "A": {"Type": "Wait", "Seconds": 5, "Next": "B"},
                "B": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}"""));

    assertThat(Json.text(Fixture.output(given.run("{\"g\":1}"))))
        .isEqualTo(
            "{\"Execution\":{\"Id\":\"arn:aws:states:eu-west-1:111122223333:execution:gate:x\","
                + "\"Name\":\"x\",\"RoleArn\":\"arn:aws:iam::111122223333:role/StepFunctionsExecutionRole\","
                + "\"StartTime\":\"2026-01-05T09:00:00.000Z\",\"RedriveCount\":0,\"Input\":{\"g\":1}},"
                + "\"StateMachine\":{\"Id\":\"arn:aws:states:eu-west-1:111122223333:stateMachine:gate\","
                + "\"Name\":\"gate\"},"
                + "\"State\":{\"Name\":\"B\",\"EnteredTime\":\"2026-01-05T09:00:05.000Z\",\"RetryCount\":0}}");
  }
}
