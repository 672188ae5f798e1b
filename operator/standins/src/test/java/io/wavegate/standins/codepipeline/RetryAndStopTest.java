package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryAndStopTest {
  private final TestPipelines aws = new TestPipelines();

  private static String retry(String execution, String mode) {
    return """
        {'pipelineName': 'checkout', 'stageName': 'Wave-1', 'pipelineExecutionId': '%s',
         'retryMode': '%s'}"""
        .formatted(execution, mode);
  }

  private static String stop(String execution, boolean abandon) {
    return """
        {'pipelineName': 'checkout', 'pipelineExecutionId': '%s', 'abandon': %s,
         'reason': 'wrong build'}"""
        .formatted(execution, abandon);
  }

  private String failed() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();
    aws.answer("Wave-1", "Promote1", "Rejected", "no");
    return id;
  }

  private long deployments() {
    return aws.starts.stream().filter(start -> start.actionName().equals("Deploy1")).count();
  }

  @Test
  void retryingFailedActionsRunsOnlyThemAgain() {
    String id = failed();

    aws.call("RetryStageExecution", retry(id, "FAILED_ACTIONS"));

    assertThat(aws.status(id)).isEqualTo("InProgress");
    assertThat(deployments()).isEqualTo(1);
    assertThat(aws.token("Wave-1", "Promote1")).isNotEmpty();
    assertThat(aws.told("Stage", id)).contains("Wave-1 FAILED", "Wave-1 RESUMED");
    assertThat(aws.told("Pipeline", id)).containsExactly("STARTED", "FAILED", "RESUMED");
  }

  @Test
  void theLatestActionExecutionsLeaveOutWhatWasRetried() {
    String id = failed();
    aws.call("RetryStageExecution", retry(id, "FAILED_ACTIONS"));
    String input =
        """
        {'pipelineName': 'checkout', 'filter': {'latestInPipelineExecution':
          {'pipelineExecutionId': '%s', 'startTimeRange': '%s'}}}""";

    assertThat(
            aws.call("ListActionExecutions", input.formatted(id, "All"))
                .path("actionExecutionDetails"))
        .extracting(detail -> detail.path("actionName").asText())
        .containsExactly("Promote1", "Promote1", "Deploy1", "Checkout");
    assertThat(
            aws.call("ListActionExecutions", input.formatted(id, "Latest"))
                .path("actionExecutionDetails"))
        .extracting(detail -> detail.path("status").asText())
        .containsExactly("InProgress", "Succeeded", "Succeeded");
  }

  @Test
  void retryingAllActionsDeploysAgain() {
    String id = failed();

    aws.call("RetryStageExecution", retry(id, "ALL_ACTIONS"));

    assertThat(deployments()).isEqualTo(2);
  }

  @Test
  void aStageThatDidNotFailIsNotRetryable() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();

    assertThat(aws.refused("RetryStageExecution", retry(id, "FAILED_ACTIONS")).code())
        .isEqualTo("StageNotRetryableException");
  }

  @Test
  void onlyTheLatestExecutionOfTheStageIsRetryable() {
    String old = failed();
    aws.start();

    assertThat(aws.refused("RetryStageExecution", retry(old, "FAILED_ACTIONS")).code())
        .isEqualTo("NotLatestPipelineExecutionException");
  }

  @Test
  void afterAChangeOfStructureNothingIsRetryable() {
    String id = failed();
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(aws.refused("RetryStageExecution", retry(id, "FAILED_ACTIONS")).code())
        .isEqualTo("StageNotRetryableException");
  }

  @Test
  void onFailureRetryRunsTheFailedActionOnceMoreByItself() {
    aws.holding("Deploy1");
    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage("Wave-1", PipelineJson.deploy("Deploy1", 1))
            .onFailure("{\"result\": \"RETRY\"}"));
    String id = aws.start();

    aws.completion("Deploy1").fail("JobFailed", "first");
    assertThat(aws.status(id)).isEqualTo("InProgress");
    assertThat(deployments()).isEqualTo(2);

    aws.completion("Deploy1").fail("JobFailed", "second");
    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(deployments()).isEqualTo(2);
  }

  @Test
  void stoppingWaitsForRunningActions() {
    aws.holding("Deploy1");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();

    aws.call("StopPipelineExecution", stop(id, false));
    assertThat(aws.status(id)).isEqualTo("Stopping");
    assertThat(aws.refused("StopPipelineExecution", stop(id, false)).code())
        .isEqualTo("DuplicatedStopRequestException");

    aws.completion("Deploy1").succeed("d-1", "done");
    assertThat(aws.status(id)).isEqualTo("Stopped");
    assertThat(aws.told("Stage", id)).endsWith("Wave-1 STOPPING", "Wave-1 STOPPED");
    assertThat(aws.told("Pipeline", id)).containsExactly("STARTED", "STOPPING", "STOPPED");
  }

  @Test
  void abandoningLeavesTheProviderAtWorkAndHearsItNoMore() {
    aws.holding("Deploy1");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();

    aws.call("StopPipelineExecution", stop(id, true));
    aws.completion("Deploy1").succeed("d-1", "done");

    assertThat(aws.status(id)).isEqualTo("Stopped");
    assertThat(aws.action("Wave-1", "Deploy1").path("status").asText()).isEqualTo("Abandoned");
    assertThat(aws.told("Action", id)).endsWith("Deploy1 ABANDONED");
  }

  @Test
  void anExecutionThatWaitsInFrontIsStoppedAtOnce() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    aws.start();
    String waiting = aws.start();

    aws.call("StopPipelineExecution", stop(waiting, false));

    assertThat(aws.status(waiting)).isEqualTo("Stopped");
    assertThat(aws.stage("Wave-1").has("inboundExecution")).isFalse();
  }

  @Test
  void whatIsOverCannotBeStopped() {
    String id = failed();

    assertThat(aws.refused("StopPipelineExecution", stop(id, true)).code())
        .isEqualTo("PipelineExecutionNotStoppableException");
  }

  @Test
  void stoppingFreesTheStage() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String first = aws.start();
    String second = aws.start();

    aws.call("StopPipelineExecution", stop(first, true));

    assertThat(aws.stage("Wave-1").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(second);
  }
}
