package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.engine.query.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private static final String WATCH =
      Fixture.states(
          "Watch",
          """
          "Watch": {"Type": "Parallel", "Branches": [
             {"StartAt": "Bake", "States": {"Bake": {"Type": "Task",
                "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Arguments": {"t": "{% $states.context.Task.Token %}"}, "End": true}}},
             {"StartAt": "Test", "States": {
                "Test": {"Type": "Wait", "Seconds": 60, "Next": "Broken"},
                "Broken": {"Type": "Fail", "Error": "TestFailed", "Cause": "smoke"}}}],
            "Catch": [{"ErrorEquals": ["TestFailed"], "Next": "Judge"}], "Next": "Judge"},
          "Judge": {"Type": "Pass", "End": true}""");

  private static void accept(TaskCall call, TaskReply reply) {
    reply.succeed(JsonNodeFactory.instance.objectNode());
  }

  @Test
  void aFailedBranchStopsTheOthersAndClosesTheirTokens() {
    Fixture given = Fixture.of(WATCH, ParallelTest::accept);

    ExecutionDescription ended = given.run("{}");

    assertThat(Json.text(Fixture.output(ended)))
        .isEqualTo("{\"Error\":\"TestFailed\",\"Cause\":\"smoke\"}");
    assertThatThrownBy(() -> given.engine.sendTaskSuccess(given.lastToken(), "1"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
    assertThat(given.types())
        .containsSubsequence(
            "FailStateEntered", "TaskStateAborted", "ParallelStateFailed", "ParallelStateExited");
  }

  @Test
  void aFailureLeavesTheParallelAtOnce() {
    Fixture given = Fixture.of(WATCH, ParallelTest::accept);
    String arn = given.start("{}");
    given.host.runFor(Duration.ofSeconds(5));

    given.engine.sendTaskFailure(given.lastToken(), "TestFailed", "alarm");
    given.host.settle();

    assertThat(given.status(arn)).isInstanceOf(ExecutionStatus.Succeeded.class);
    assertThat(given.host.pending()).isEmpty();
  }

  @Test
  void aSuccessWaitsForAllBranchesAndKeepsTheirOrder() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "P",
                """
                "P": {"Type": "Parallel", "Arguments": {"n": 5}, "Branches": [
                   {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 10,
                      "Output": "{% $states.input.n %}", "End": true}}},
                   {"StartAt": "Fast", "States": {"Fast": {"Type": "Pass", "Output": 2,
                      "End": true}}}],
                  "Assign": {"total": "{% $sum($states.result) %}"}, "Next": "Q"},
                "Q": {"Type": "Pass", "Output": {"sum": "{% $total %}", "in": "{% $states.input %}"},
                      "End": true}"""));

    assertThat(Json.text(Fixture.output(given.run("{}")))).isEqualTo("{\"sum\":7,\"in\":[5,2]}");
    assertThat(given.host.elapsed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aBranchReadsOuterVariablesAndKeepsItsOwn() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "A",
                """
                "A": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "P"},
                "P": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {
                    "B": {"Type": "Pass", "Assign": {"inner": "{% $outer + 1 %}"}, "Next": "C"},
                    "C": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}}],
                  "Next": "D"},
                "D": {"Type": "Pass", "Output": "{% [$states.input, $exists($inner)] %}",
                      "End": true}"""));

    assertThat(Json.text(Fixture.output(given.run("{}")))).isEqualTo("[2,false]");
  }

  @Test
  void aRetriedParallelRunsAllItsBranchesAgain() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "P",
                """
                "P": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {
                    "B": {"Type": "Fail", "Error": "E"}}}],
                  "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true}"""));

    assertThat(Fixture.failure(given.run("{}")).error()).isEqualTo("E");
    assertThat(given.types()).filteredOn("FailStateEntered"::equals).hasSize(2);
    assertThat(given.host.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  /**
   * A failed attempt that is retried leaves no ParallelStateFailed; others report it as measured on
   * AWS.
   */
  @Test
  void onlyTheLastAttemptFailsTheState() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "P",
                """
                "P": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {
                    "B": {"Type": "Fail", "Error": "E"}}}],
                  "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true}"""));

    given.run("{}");

    assertThat(given.types())
        .containsExactly(
            "ExecutionStarted",
            "ParallelStateEntered",
            "ParallelStateStarted",
            "FailStateEntered",
            "ParallelStateStarted",
            "FailStateEntered",
            "ParallelStateFailed",
            "ExecutionFailed");
  }

  @Test
  void aRuntimeErrorInABranchEndsTheExecutionUncaught() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "P",
                """
                "P": {"Type": "Parallel", "Branches": [
                    {"StartAt": "C?", "States": {"D": {"Type": "Succeed"},
                       "C?": {"Type": "Choice", "Choices": [
                          {"Condition": "{% false %}", "Next": "D"}]}}},
                    {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Q"}], "Next": "Q"},
                "Q": {"Type": "Succeed"}"""));

    assertThat(Fixture.failure(given.run("{}")).error()).isEqualTo("States.Runtime");
    assertThat(given.types()).doesNotContain("ParallelStateFailed", "WaitStateAborted");
    assertThat(given.host.pending()).isEmpty();
  }

  /**
   * Others report it as measured on AWS: the task that fails its branch is recorded as aborted, and
   * passed by.
   */
  @Test
  void aTaskThatEndsItsBranchIsRecordedAsAborted() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "P",
                """
                "P": {"Type": "Parallel", "Branches": [{"StartAt": "T", "States": {
                    "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                          "End": true}}}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Q"}], "Next": "Q"},
                "Q": {"Type": "Pass", "End": true}"""),
            (call, reply) -> reply.fail("SQS.QueueDoesNotExistException", "missing"));

    given.run("{}");

    assertThat(given.engine.getExecutionHistory(given.arn()))
        .extracting(event -> event.type() + "<" + event.previousEventId())
        .contains("TaskFailed<6", "TaskStateAborted<7", "ParallelStateFailed<7")
        .contains("ParallelStateExited<9");
  }

  @Test
  void aNestedParallelThatIsCutStopsAllThatIsInIt() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "P",
                """
                "P": {"Type": "Parallel", "End": true, "Branches": [
                    {"StartAt": "In", "States": {"In": {"Type": "Parallel", "End": true, "Branches": [
                       {"StartAt": "W", "States": {
                          "W": {"Type": "Wait", "Seconds": 60, "End": true}}}]}}},
                    {"StartAt": "S", "States": {"S": {"Type": "Wait", "Seconds": 1, "Next": "F"},
                       "F": {"Type": "Fail", "Error": "E"}}}]}"""));

    given.run("{}");

    assertThat(given.types())
        .containsSubsequence(
            "FailStateEntered", "ParallelStateAborted", "WaitStateAborted", "ParallelStateFailed");
    assertThat(given.host.elapsed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(given.host.pending()).isEmpty();
  }
}
