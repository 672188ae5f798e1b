package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApprovalActionTest {
  private final TestPipelines aws = new TestPipelines();

  private void given() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
  }

  @Test
  void anAnswerIsTakenOnce() {
    given();
    aws.start();
    String token = aws.token("Wave-1", "Promote1");
    String answer =
        TestPipelines.approvalResult("Wave-1", "Promote1", token, "Approved", "looks good");

    assertThat(aws.call("PutApprovalResult", answer).path("approvedAt").isNumber()).isTrue();

    assertThat(aws.refused("PutApprovalResult", answer).code())
        .isEqualTo("ApprovalAlreadyCompletedException");
  }

  @Test
  void whoAnsweredStandsInTheListOfActionExecutions() {
    given();
    String id = aws.start();
    aws.answer("Wave-1", "Promote1", "Approved", "looks good");

    JsonNode approval =
        aws.call(
                "ListActionExecutions",
                "{'pipelineName': 'checkout', 'filter': {'pipelineExecutionId': '%s'}}"
                    .formatted(id))
            .path("actionExecutionDetails")
            .path(2);

    assertThat(approval.path("actionName").asText()).isEqualTo("Promote1");
    assertThat(approval.path("updatedBy").asText()).isEqualTo(TestPipelines.SOMEONE.principalArn());
    assertThat(
            approval
                .path("output")
                .path("executionResult")
                .path("externalExecutionSummary")
                .asText())
        .isEqualTo("looks good");
  }

  @Test
  void aRejectedRunStandsInTheListAfterTheStageWasRetried() {
    given();
    String id = aws.start();
    aws.answer("Wave-1", "Promote1", "Rejected", "errors in the log");
    aws.call(
        "RetryStageExecution",
        "{'pipelineName': 'checkout', 'stageName': 'Wave-1', 'pipelineExecutionId': '%s', 'retryMode': 'FAILED_ACTIONS'}"
            .formatted(id));

    JsonNode runs =
        aws.call(
                "ListActionExecutions",
                "{'pipelineName': 'checkout', 'filter': {'pipelineExecutionId': '%s'}}"
                    .formatted(id))
            .path("actionExecutionDetails");

    assertThat(runs)
        .filteredOn(run -> run.path("actionName").asText().equals("Promote1"))
        .extracting(run -> run.path("status").asText() + " " + run.path("updatedBy").asText())
        .containsExactly("InProgress ", "Failed " + TestPipelines.SOMEONE.principalArn());
    assertThat(aws.action("Wave-1", "Promote1").path("status").asText()).isEqualTo("InProgress");
  }

  @Test
  void theTokenIsShownOnlyWhileTheActionWaits() {
    given();
    aws.start();
    assertThat(aws.action("Wave-1", "Promote1").has("token")).isTrue();

    aws.answer("Wave-1", "Promote1", "Approved", "fine");

    assertThat(aws.action("Wave-1", "Promote1").has("token")).isFalse();
  }

  @Test
  void aRejectionFailsTheStageAndTheExecution() {
    given();
    String id = aws.start();

    aws.answer("Wave-1", "Promote1", "Rejected", "errors in the log");

    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(aws.action("Wave-1", "Promote1").path("errorDetails").path("message").asText())
        .isEqualTo("errors in the log");
  }

  @Test
  void aTokenOfAnEarlierExecutionIsNotValidForTheCurrentOne() {
    given();
    aws.start();
    String stale = aws.token("Wave-1", "Promote1");
    aws.answer("Wave-1", "Promote1", "Rejected", "no");
    aws.start();

    String late = TestPipelines.approvalResult("Wave-1", "Promote1", stale, "Approved", "yes");

    assertThat(aws.refused("PutApprovalResult", late).code())
        .isEqualTo("ApprovalAlreadyCompletedException");
    assertThat(aws.action("Wave-1", "Promote1").path("status").asText()).isEqualTo("InProgress");
  }

  @Test
  void aTokenNeverGivenOrOfAnotherActionIsInvalid() {
    given();
    aws.start();
    String made = "ffffffff-ffff-4fff-8fff-ffffffffffff";
    String real = aws.token("Wave-1", "Promote1");

    assertThat(
            aws.refused(
                    "PutApprovalResult",
                    TestPipelines.approvalResult("Wave-1", "Promote1", made, "Approved", "x"))
                .code())
        .isEqualTo("InvalidApprovalTokenException");
    assertThat(
            aws.refused(
                    "PutApprovalResult",
                    TestPipelines.approvalResult("Wave-2", "Promote2", real, "Approved", "x"))
                .code())
        .isEqualTo("InvalidApprovalTokenException");
  }

  @Test
  void unknownStagesAndActionsAreNamed() {
    given();
    aws.start();
    String token = aws.token("Wave-1", "Promote1");

    assertThat(
            aws.refused(
                    "PutApprovalResult",
                    TestPipelines.approvalResult("Wave-9", "Promote1", token, "Approved", "x"))
                .code())
        .isEqualTo("StageNotFoundException");
    assertThat(
            aws.refused(
                    "PutApprovalResult",
                    TestPipelines.approvalResult("Wave-1", "Nothing", token, "Approved", "x"))
                .code())
        .isEqualTo("ActionNotFoundException");
  }

  @Test
  void withoutAnAnswerItFailsAfterSevenDays() {
    given();
    String id = aws.start();

    aws.pass(Duration.ofDays(7).minusSeconds(1));
    assertThat(aws.status(id)).isEqualTo("InProgress");

    aws.pass(Duration.ofSeconds(1));
    assertThat(aws.status(id)).isEqualTo("Failed");
  }

  @Test
  void itsOwnTimeoutReplacesTheSevenDays() {
    ObjectNode approval = PipelineJson.approval("Promote1", 1).put("timeoutInMinutes", 30);
    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage("Wave-1", approval));
    String id = aws.start();

    aws.pass(Duration.ofMinutes(30));

    assertThat(aws.status(id)).isEqualTo("Failed");
  }

  @Test
  void anAnswerInTimeEndsTheTimeout() {
    given();
    String id = aws.start();
    aws.answer("Wave-1", "Promote1", "Approved", "");
    aws.answer("Wave-2", "Promote2", "Approved", "");

    aws.pass(Duration.ofDays(8));

    assertThat(aws.status(id)).isEqualTo("Succeeded");
    assertThat(aws.action("Wave-2", "Promote2").path("summary").asText())
        .isEqualTo("Approved by " + TestPipelines.SOMEONE.principalArn());
  }
}
