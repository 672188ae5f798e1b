package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NestedExecutionTest {
  private static final String ARN = "arn:aws:states:eu-west-1:111122223333:stateMachine:rollback";
  private static final String ROLLBACK =
      Fixture.states(
          "Wait",
          """
          "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Recovered?"},
          "Recovered?": {"Type": "Choice", "Default": "Page", "Choices": [
            {"Condition": "{% $states.input.ok %}", "Next": "Done"}]},
          "Done": {"Type": "Pass", "Output": {"recovered": true}, "End": true},
          "Page": {"Type": "Fail", "Error": "NotRecovered", "Cause": "still firing"}""");

  private static Fixture given(String suffix, String more) {
    Fixture fixture =
        Fixture.of(
            Fixture.states(
                "Roll Back",
                """
                "Roll Back": {"Type": "Task",
                  "Resource": "arn:aws:states:::states:startExecution%s",
                  "Arguments": {"StateMachineArn": "%s", "Name": "rb-1",
                    "Input": "{%% $states.input %%}"}, %s "End": true}"""
                    .formatted(suffix, ARN, more)));
    fixture.engine.createStateMachine("rollback", ROLLBACK);
    return fixture;
  }

  private static String child() {
    return ARN.replace("stateMachine", "execution") + ":rb-1";
  }

  @Test
  void requestResponseDoesNotWaitForTheNestedExecution() {
    Fixture given = given("", "");
    String arn = given.start("{\"ok\": true}");
    given.host.settle();

    JsonNode output = Fixture.output(given.engine.describeExecution(arn));
    assertThat(output.path("ExecutionArn").asText()).isEqualTo(child());
    assertThat(given.status(child())).isInstanceOf(ExecutionStatus.Running.class);
    assertThat(given.types()).containsSubsequence("TaskStarted", "TaskSucceeded");
  }

  @Test
  void aNestedExecutionIsStartedByAnAlias() {
    String alias = ARN + ":live";
    Fixture given =
        Fixture.of(
            Fixture.states(
                "Roll Back",
                """
                "Roll Back": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
                  "Arguments": {"StateMachineArn": "%s", "Name": "rb-1", "Input": {"ok": true}},
                  "End": true}"""
                    .formatted(alias)));
    given.engine.createStateMachineAlias(
        given.engine.createStateMachine("rollback", ROLLBACK), "live");

    JsonNode output = Fixture.output(given.run("{}"));

    assertThat(output.path("ExecutionArn").asText()).isEqualTo(child());
  }

  @Test
  void syncWaitsAndGivesTheOutputAsText() {
    Fixture given = given(".sync", "");

    JsonNode output = Fixture.output(given.run("{\"ok\": true}"));

    assertThat(output.path("Output").asText()).isEqualTo("{\"recovered\":true}");
    assertThat(output.path("Status").asText()).isEqualTo("SUCCEEDED");
    assertThat(given.host.elapsed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(given.types()).containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void sync2GivesTheOutputAsJson() {
    JsonNode output = Fixture.output(given(".sync:2", "").run("{\"ok\": true}"));

    assertThat(output.at("/Output/recovered").asBoolean()).isTrue();
    assertThat(output.at("/Input/ok").asBoolean()).isTrue();
  }

  @Test
  void aFailedNestedExecutionFailsTheTask() {
    ExecutionStatus.Failed failure = Fixture.failure(given(".sync:2", "").run("{\"ok\": false}"));

    assertThat(failure.error()).isEqualTo("States.TaskFailed");
    JsonNode cause = Json.parse(String.valueOf(failure.cause()));
    assertThat(cause.path("Error").asText()).isEqualTo("NotRecovered");
    assertThat(cause.path("Status").asText()).isEqualTo("FAILED");
    assertThat(cause.path("Input").asText()).isEqualTo("{\"ok\":false}");
  }

  @Test
  void theNestedExecutionEndsWithTheTaskThatWaitsForIt() {
    Fixture given = given(".sync:2", "\"TimeoutSeconds\": 10,");

    ExecutionStatus.Failed failure = Fixture.failure(given.run("{\"ok\": true}"));

    assertThat(failure.error()).isEqualTo("States.Timeout");
    assertThat(given.status(child()))
        .isInstanceOfSatisfying(
            ExecutionStatus.Aborted.class,
            aborted -> {
              assertThat(aborted.at()).isEqualTo(TestHost.START.plusSeconds(10));
              assertThat(aborted.cause()).contains("[" + given.arn() + "]", "was aborted");
            });
  }

  @Test
  void aTakenNameFailsTheTask() {
    Fixture given = given("", "");
    given.engine.startExecution(ARN, "rb-1", "{\"other\": 1}");

    ExecutionStatus.Failed failure = Fixture.failure(given.run("{\"ok\": true}"));

    assertThat(failure.error()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
    assertThat(failure.cause())
        .contains(" (Service: AWSStepFunctions; Status Code: 400; ")
        .contains("; Error Code: ExecutionAlreadyExists; Request ID: ")
        .endsWith("; Proxy: null)");
  }
}
