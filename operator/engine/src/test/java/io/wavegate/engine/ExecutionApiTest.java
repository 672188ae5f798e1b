package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionApiTest {
  private static final String WAIT =
      Fixture.states("Wait", "\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}");

  private final Fixture given = Fixture.of(WAIT);

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void theSameRequestWhileRunningStartsNothingAnew() {
    StartedExecution first = given.engine.startExecution(given.machine, "a1", "{\"g\":1}");
    given.host.runFor(Duration.ofSeconds(30));

    StartedExecution second = given.engine.startExecution(given.machine, "a1", "{\"g\":1}");

    assertThat(second).isEqualTo(first);
    assertThat(second.startDate()).isEqualTo(TestHost.START);
    assertThat(given.engine.listExecutions(given.machine, Optional.empty())).hasSize(1);
  }

  @Test
  void anExecutionThatIsStartedByAnAliasBelongsToTheMachine() {
    String alias = given.engine.createStateMachineAlias(given.machine, "live");

    StartedExecution started = given.engine.startExecution(alias, "a1", "{}");

    assertThat(alias).isEqualTo(given.machine + ":live");
    assertThat(started.executionArn()).endsWith(":execution:gate:a1");
    assertThat(given.engine.describeExecution(started.executionArn()).stateMachineArn())
        .isEqualTo(given.machine);
    assertThat(given.engine.listExecutions(alias, Optional.empty())).hasSize(1);
  }

  @Test
  void anAliasThatWasNotMadeStartsNothing() {
    assertRefused(
        () -> given.engine.startExecution(given.machine + ":live", "a1", "{}"),
        "StateMachineDoesNotExist");
    assertRefused(
        () -> given.engine.createStateMachineAlias(given.machine + "2", "live"),
        "StateMachineDoesNotExist");
  }

  @Test
  void aRunningNameWithAnotherInputIsRefused() {
    given.start("{\"g\":1}");

    assertRefused(() -> given.start("{\"g\":2}"), "ExecutionAlreadyExists");
  }

  @Test
  void aClosedNameIsRefusedForNinetyDays() {
    given.run("{}");

    given.host.runFor(Duration.ofDays(90));
    assertRefused(() -> given.start("{}"), "ExecutionAlreadyExists");

    given.host.runFor(Duration.ofSeconds(1));
    assertThat(given.status(given.start("{}"))).isInstanceOf(ExecutionStatus.Running.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a/b", "a*", "tab\t", "\u0000"})
  void namesThatStepFunctionsDoesNotTakeAreRefused(String name) {
    assertRefused(() -> given.engine.startExecution(given.machine, name, "{}"), "InvalidName");
  }

  @Test
  void aNameHasAtMostEightyCharacters() {
    given.engine.startExecution(given.machine, "n".repeat(80), "{}");

    assertRefused(
        () -> given.engine.startExecution(given.machine, "n".repeat(81), "{}"), "InvalidName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}{}", "{\"a\":1,\"a\":2}"})
  void inputThatIsNotOneJsonValueIsRefused(String input) {
    assertRefused(() -> given.start(input), "InvalidExecutionInput");
  }

  @Test
  void inputOverTheLimitIsRefused() {
    String atTheLimit = "\"" + "é".repeat(131_071) + "\"";
    assertThat(given.status(given.start(atTheLimit))).isInstanceOf(ExecutionStatus.Running.class);

    assertRefused(
        () -> given.engine.startExecution(given.machine, "y", atTheLimit + " "),
        "ValidationException");
  }

  @Test
  void whatDoesNotExistIsRefused() {
    String machine = given.machine + "x";
    assertRefused(
        () -> given.engine.startExecution(machine, "a", "{}"), "StateMachineDoesNotExist");
    assertRefused(() -> given.engine.describeExecution("arn:x"), "ExecutionDoesNotExist");
    assertRefused(() -> given.engine.stopExecution("arn:x", null, null), "ExecutionDoesNotExist");
  }

  @Test
  void stopExecutionEndsItAndItsTimers() {
    String arn = given.start("{}");
    given.host.runFor(Duration.ofSeconds(5));

    given.engine.stopExecution(arn, "Operator", "superseded");

    assertThat(given.status(arn))
        .isEqualTo(
            new ExecutionStatus.Aborted(TestHost.START.plusSeconds(5), "Operator", "superseded"));
    assertThat(given.types())
        .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    assertThat(given.host.pending()).isEmpty();
  }

  @Test
  void anEndedExecutionIsNotStoppedAgain() {
    ExecutionDescription ended = given.run("{}");

    given.host.runFor(Duration.ofSeconds(5));

    assertThat(given.engine.stopExecution(ended.executionArn(), null, null))
        .isEqualTo(TestHost.START.plusSeconds(60));
    assertThat(given.status(ended.executionArn())).isEqualTo(ended.status());
  }

  @Test
  void stopExecutionClosesTaskTokens() {
    Fixture bake =
        Fixture.of(
            Fixture.states(
                "Bake",
                """
                "Bake": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                  "TimeoutSeconds": 60, "End": true}"""),
            (call, reply) -> reply.succeed(JsonNodeFactory.instance.objectNode()));
    String arn = bake.start("{}");
    bake.host.settle();

    bake.engine.stopExecution(arn, null, null);

    assertRefused(() -> bake.engine.sendTaskSuccess(bake.lastToken(), "1"), "TaskTimedOut");
    assertThat(bake.host.pending()).isEmpty();
  }

  @Test
  void aRunningExecutionKeepsTheDefinitionItStartedWith() {
    String old = given.start("{}");
    given.host.settle();

    given.engine.updateStateMachine(given.machine, WAIT.replace("60", "5"));
    given.engine.startExecution(given.machine, "new", "{}");
    given.host.runUntilIdle();

    assertThat(given.engine.describeExecution(old).status().stopDate())
        .contains(TestHost.START.plusSeconds(60));
    assertThat(given.engine.describeExecution(old.replace(":x", ":new")).status().stopDate())
        .contains(TestHost.START.plusSeconds(5));
    assertThat(given.engine.listStateMachines())
        .singleElement()
        .extracting(StateMachineSummary::revisionId)
        .isEqualTo("2");
  }

  @Test
  void executionsAreListedNewestFirstAndByStatus() {
    given.engine.startExecution(given.machine, "one", "{}");
    given.host.runFor(Duration.ofSeconds(40));
    given.engine.startExecution(given.machine, "two", "{}");
    given.host.runFor(Duration.ofSeconds(40));

    assertThat(names(Optional.empty())).containsExactly("two", "one");
    assertThat(names(Optional.of("RUNNING"))).containsExactly("two");
    assertThat(names(Optional.of("SUCCEEDED"))).containsExactly("one");
  }

  private List<String> names(Optional<String> status) {
    return given.engine.listExecutions(given.machine, status).stream()
        .map(ExecutionDescription::name)
        .toList();
  }

  @Test
  void theHostIsToldOfStartAndEnd() {
    given.run("{}");

    assertThat(given.host.changes)
        .extracting(change -> change.status().word())
        .containsExactly("RUNNING", "SUCCEEDED");
  }

  @Test
  void aMachineIsCreatedOnce() {
    assertThat(given.engine.createStateMachine("gate", WAIT)).isEqualTo(given.machine);

    assertRefused(
        () -> given.engine.createStateMachine("gate", WAIT.replace("60", "5")),
        "StateMachineAlreadyExists");
  }

  @Test
  void transitionsAndEventsAreCounted() {
    String arn = given.run("{}").executionArn();

    assertThat(given.engine.executionCounts(arn)).isEqualTo(new ExecutionCounts(1, 4));
  }
}
