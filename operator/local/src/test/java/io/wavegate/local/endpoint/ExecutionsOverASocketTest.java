package io.wavegate.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

/** Step Functions as the Java SDK's client sees it behind the socket. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExecutionsOverASocketTest {
  private final GivenEndpoint endpoint;

  ExecutionsOverASocketTest(@TempDir Path folder) throws Exception {
    this.endpoint = new GivenEndpoint(folder);
  }

  @AfterEach
  void end() throws Exception {
    endpoint.end();
  }

  @Test
  void theHistoryOfAnExecutionIsReadPageByPageAndBackwards() {
    String unused = endpoint.bakingRelease();
    String arn = endpoint.bakingExecution().executionArn();

    List<HistoryEvent> all =
        endpoint
            .states()
            .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(3))
            .stream()
            .flatMap(page -> page.events().stream())
            .toList();
    List<HistoryEvent> backwards =
        endpoint.states().getExecutionHistory(r -> r.executionArn(arn).reverseOrder(true)).events();

    assertThat(all).hasSizeGreaterThan(10);
    assertThat(all.getFirst().type()).isEqualTo(HistoryEventType.EXECUTION_STARTED);
    assertThat(all.getFirst().executionStartedEventDetails().input()).contains("one-box");
    assertThat(all.getFirst().timestamp()).isAfter(Instant.parse("2026-05-04T08:05:00Z"));
    assertThat(backwards).isEqualTo(all.reversed());
    assertThat(
            endpoint
                .states()
                .getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(false))
                .events()
                .getFirst()
                .executionStartedEventDetails()
                .input())
        .isNull();
  }

  @Test
  void aMachineIsDescribedAndAnExecutionStartedStoppedAndFound() {
    String machine = endpoint.gateMachine();
    assertThat(endpoint.states().describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .contains("Watch Wave");

    String started =
        endpoint.states().startExecution(r -> r.stateMachineArn(machine)).executionArn();
    Instant stopped =
        endpoint
            .states()
            .stopExecution(r -> r.executionArn(started).error("Me").cause("why"))
            .stopDate();

    var found = endpoint.states().describeExecution(r -> r.executionArn(started));
    assertThat(found.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(found.error()).isEqualTo("Me");
    assertThat(found.stopDate()).isEqualTo(stopped);
    assertThat(found.input()).isEqualTo("{}");
    assertThat(found.inputDetails().included()).isTrue();
    assertThat(found.output()).isNull();
    assertThat(found.redriveCount()).isZero();
    assertThat(found.redriveStatusAsString()).isEqualTo("REDRIVABLE");
  }

  @Test
  void aRunningExecutionCannotBeRedrivenAndHasNeitherErrorNorCause() {
    String unused = endpoint.bakingRelease();

    var found =
        endpoint
            .states()
            .describeExecution(r -> r.executionArn(endpoint.bakingExecution().executionArn()));

    assertThat(found.error()).isNull();
    assertThat(found.cause()).isNull();
    assertThat(found.redriveStatusReason())
        .isEqualTo("Execution is RUNNING and cannot be redriven");
  }

  @Test
  void taskTokensThatAreNoneAreRefused() {
    assertThatThrownBy(() -> endpoint.states().sendTaskHeartbeat(r -> r.taskToken("none")))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(
            () -> endpoint.states().sendTaskSuccess(r -> r.taskToken("none").output("{}")))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(() -> endpoint.states().sendTaskFailure(r -> r.taskToken("none")))
        .isInstanceOf(InvalidTokenException.class);
  }
}
