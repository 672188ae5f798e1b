package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TaskTokenTest {
  private static final String BAKE =
      Fixture.states(
          "Bake",
          """
          "Bake": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Arguments": {"FunctionName": "arm", "Payload": {"token": "{% $states.context.Task.Token %}"}},
            "TimeoutSeconds": 3600, "HeartbeatSeconds": 600, "End": true}""");

  private static void accept(TaskCall call, TaskReply reply) {
    reply.succeed(JsonNodeFactory.instance.objectNode().put("StatusCode", 200));
  }

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private final Fixture given = Fixture.of(BAKE, TaskTokenTest::accept);
  private final String arn = given.start("{}");

  @Test
  void anAnsweredTokenIsTheTasksResult() {
    given.host.settle();
    assertThat(given.host.calls.get(0).arguments().at("/Payload/token").asText())
        .isEqualTo(given.lastToken());

    given.engine.sendTaskSuccess(given.lastToken(), "{\"baked\":true}");
    given.host.runUntilIdle();

    assertThat(Fixture.output(given.engine.describeExecution(arn)).path("baked").asBoolean())
        .isTrue();
    assertThat(given.types())
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(given.host.elapsed()).isZero();
  }

  @Test
  void aFailedTokenFailsTheTaskWithItsErrorAndCause() {
    given.host.settle();

    given.engine.sendTaskFailure(given.lastToken(), "Wavegate.Wake", "alarm");
    given.host.runUntilIdle();

    assertThat(Fixture.failure(given.engine.describeExecution(arn)))
        .extracting(ExecutionStatus.Failed::error, ExecutionStatus.Failed::cause)
        .containsExactly("Wavegate.Wake", "alarm");
  }

  @Test
  void aSecondAnswerIsRefusedAtOnce() {
    given.host.settle();
    String token = given.lastToken();

    given.engine.sendTaskSuccess(token, "1");

    assertRefused(() -> given.engine.sendTaskSuccess(token, "2"), "TaskTimedOut");
    assertRefused(() -> given.engine.sendTaskFailure(token, "E", "c"), "TaskTimedOut");
    assertRefused(() -> given.engine.sendTaskHeartbeat(token), "TaskTimedOut");
  }

  @Test
  void anAnswerAfterTheTimeoutIsRefused() {
    given.host.settle();

    given.host.runUntilIdle();

    assertRefused(() -> given.engine.sendTaskSuccess(given.lastToken(), "1"), "TaskTimedOut");
  }

  @Test
  void aMissedHeartbeatIsReportedAsTimeout() {
    given.host.runUntilIdle();

    assertThat(given.host.elapsed()).isEqualTo(Duration.ofMinutes(10));
    assertThat(Fixture.failure(given.engine.describeExecution(arn)).error())
        .isEqualTo("States.Timeout");
    assertThat(given.types()).contains("TaskTimedOut");
  }

  @Test
  void heartbeatsKeepTheTaskAliveButDoNotExtendItsTimeout() {
    for (int i = 0; i < 6; i++) {
      given.host.runFor(Duration.ofMinutes(9));
      given.engine.sendTaskHeartbeat(given.lastToken());
    }

    given.host.runUntilIdle();

    assertThat(given.host.elapsed()).isEqualTo(Duration.ofHours(1));
    assertThat(given.status(arn)).isInstanceOf(ExecutionStatus.Failed.class);
  }

  @Test
  void anAnswerMayComeBeforeTheCallHasReturned() {
    TaskReply[] pending = new TaskReply[1];
    Fixture slow = Fixture.of(BAKE, (call, reply) -> pending[0] = reply);
    String execution = slow.start("{}");
    slow.host.settle();

    slow.engine.sendTaskFailure(slow.lastToken(), "Wavegate.Wake", "alarm already firing");
    slow.host.settle();
    pending[0].succeed(JsonNodeFactory.instance.objectNode());
    slow.host.runUntilIdle();

    assertThat(Fixture.failure(slow.engine.describeExecution(execution)).error())
        .isEqualTo("Wavegate.Wake");
  }

  @Test
  void aFailedCallFailsTheTaskAndClosesItsToken() {
    Fixture broken =
        Fixture.of(
            BAKE, (call, reply) -> reply.fail("Lambda.TooManyRequestsException", "slow down"));
    String execution = broken.start("{}");
    broken.host.runUntilIdle();

    assertThat(Fixture.failure(broken.engine.describeExecution(execution)).error())
        .isEqualTo("Lambda.TooManyRequestsException");
    assertRefused(() -> broken.engine.sendTaskSuccess(broken.lastToken(), "1"), "TaskTimedOut");
  }

  @Test
  void aRetriedTaskHasATokenOfItsOwn() {
    Fixture retried =
        Fixture.of(
            BAKE.replace("\"End\"", "\"Retry\": [{\"ErrorEquals\": [\"Again\"]}], \"End\""),
            TaskTokenTest::accept);
    String execution = retried.start("{}");
    retried.host.settle();
    String first = retried.lastToken();

    retried.engine.sendTaskFailure(first, "Again", "");
    retried.host.runFor(Duration.ofSeconds(1));

    assertThat(retried.lastToken()).isNotEqualTo(first);
    assertRefused(() -> retried.engine.sendTaskSuccess(first, "1"), "TaskTimedOut");
    retried.engine.sendTaskSuccess(retried.lastToken(), "1");
    retried.host.runUntilIdle();
    assertThat(retried.status(execution)).isInstanceOf(ExecutionStatus.Succeeded.class);
  }

  @Test
  void whatIsNoTokenOrNoJsonIsRefused() {
    given.host.settle();

    assertRefused(() -> given.engine.sendTaskSuccess("abc", "1"), "InvalidToken");
    assertRefused(
        () -> given.engine.sendTaskSuccess(given.lastToken() + "x", "1"), "TaskDoesNotExist");
    assertRefused(() -> given.engine.sendTaskSuccess(given.lastToken(), "{"), "InvalidOutput");
    assertThat(given.status(arn)).isInstanceOf(ExecutionStatus.Running.class);
  }

  @Test
  void theTokenIsNotShownByTheCall() {
    given.host.settle();

    assertThat(given.host.calls.get(0).toString()).doesNotContain(given.lastToken());
  }
}
