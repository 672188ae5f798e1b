package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionModesTest {
  private final TestPipelines aws = new TestPipelines();

  @Test
  void anExecutionWalksItsStagesAndSucceeds() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    String id = aws.released();

    assertThat(aws.told("Stage", id))
        .containsExactly(
            "Source STARTED",
            "Source SUCCEEDED",
            "Wave-1 STARTED",
            "Wave-1 SUCCEEDED",
            "Wave-2 STARTED",
            "Wave-2 SUCCEEDED");
    assertThat(aws.told("Pipeline", id)).containsExactly("STARTED", "SUCCEEDED");
  }

  @Test
  void actionsOfOneRunOrderRunTogetherAndTheNextOrderWaitsForAllOfThem() {
    aws.holding("DeployA");
    aws.holding("DeployB");
    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage(
                "Wave-1",
                PipelineJson.deploy("DeployA", 1),
                PipelineJson.deploy("DeployB", 1),
                PipelineJson.approval("Promote1", 2)));

    aws.start();
    assertThat(aws.action("Wave-1", "DeployA").path("status").asText()).isEqualTo("InProgress");
    assertThat(aws.action("Wave-1", "DeployB").path("status").asText()).isEqualTo("InProgress");

    aws.completion("DeployA").succeed("d-1", "done");
    assertThat(aws.action("Wave-1", "Promote1").isMissingNode()).isTrue();

    aws.completion("DeployB").succeed("d-2", "done");
    assertThat(aws.action("Wave-1", "Promote1").path("status").asText()).isEqualTo("InProgress");
  }

  @Test
  void aFailingActionWaitsForItsNeighboursBeforeTheStageFails() {
    aws.holding("DeployA");
    aws.holding("DeployB");
    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage("Wave-1", PipelineJson.deploy("DeployA", 1), PipelineJson.deploy("DeployB", 1)));
    String id = aws.start();

    aws.completion("DeployA").fail("JobFailed", "no capacity");
    assertThat(aws.status(id)).isEqualTo("InProgress");

    aws.completion("DeployB").succeed("d-2", "done");
    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(aws.stage("Wave-1").path("latestExecution").path("status").asText())
        .isEqualTo("Failed");
    assertThat(aws.action("Wave-1", "DeployA").path("errorDetails").path("message").asText())
        .isEqualTo("no capacity");
  }

  @Test
  void inSupersededModeANewerExecutionOvertakesTheOneWaitingInFront() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String first = aws.start();
    String second = aws.start();
    assertThat(inbound("Wave-1")).containsExactly(second);

    String third = aws.start();

    assertThat(aws.status(first)).isEqualTo("InProgress");
    assertThat(aws.status(second)).isEqualTo("Superseded");
    assertThat(aws.told("Pipeline", second)).containsExactly("STARTED", "SUPERSEDED");
    assertThat(aws.told("Stage", second)).doesNotContain("Wave-1 SUPERSEDED");
    assertThat(inbound("Wave-1")).containsExactly(third);
  }

  @Test
  void anExecutionInsideAStageIsNeverSuperseded() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String first = aws.start();
    aws.start();
    aws.start();

    aws.answer("Wave-1", "Promote1", "Approved", "fine");

    assertThat(aws.status(first)).isEqualTo("InProgress");
    assertThat(aws.stage("Wave-2").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(first);
  }

  @Test
  void failureFreesTheStageAndTheNextExecutionEnters() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    aws.start();
    String second = aws.start();

    aws.answer("Wave-1", "Promote1", "Rejected", "no");

    assertThat(aws.stage("Wave-1").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(second);
    assertThat(aws.action("Wave-1", "Promote1").path("status").asText()).isEqualTo("InProgress");
  }

  @Test
  void aDisabledTransitionHoldsTheNextExecutionInFrontUntilItIsEnabled() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    aws.start();
    String second = aws.start();
    aws.call(
        "DisableStageTransition",
        """
        {'pipelineName': 'checkout', 'stageName': 'Wave-1', 'transitionType': 'Inbound',
         'reason': 'Held by wavegate'}""");

    aws.answer("Wave-1", "Promote1", "Rejected", "no");

    JsonNode held = aws.stage("Wave-1");
    assertThat(inbound("Wave-1")).containsExactly(second);
    assertThat(held.path("inboundTransitionState").path("enabled").asBoolean()).isFalse();
    assertThat(held.path("inboundTransitionState").path("disabledReason").asText())
        .isEqualTo("Held by wavegate");
    assertThat(held.path("inboundTransitionState").path("lastChangedBy").asText())
        .isEqualTo(TestPipelines.SOMEONE.principalArn());

    aws.call(
        "EnableStageTransition",
        "{'pipelineName': 'checkout', 'stageName': 'Wave-1', 'transitionType': 'Inbound'}");

    assertThat(aws.stage("Wave-1").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(second);
    assertThat(inbound("Wave-1")).isEmpty();
  }

  @Test
  void aDisabledOutboundTransitionHoldsInFrontOfTheNextStage() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();
    aws.call(
        "DisableStageTransition",
        """
        {'pipelineName': 'checkout', 'stageName': 'Wave-1', 'transitionType': 'Outbound',
         'reason': 'Held'}""");

    aws.answer("Wave-1", "Promote1", "Approved", "fine");

    assertThat(inbound("Wave-2")).containsExactly(id);
    assertThat(aws.stage("Wave-1").path("latestExecution").path("status").asText())
        .isEqualTo("Succeeded");
  }

  @Test
  void aTransitionOfAnUnknownStageIsNotFound() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(
            aws.refused(
                    "EnableStageTransition",
                    """
                    {'pipelineName': 'checkout', 'stageName': 'Wave-9',
                     'transitionType': 'Inbound'}""")
                .code())
        .isEqualTo("StageNotFoundException");
  }

  @Test
  void aTriggerOfItsOwnAndItsRevisionsAreShown() {
    aws.holding("Checkout");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    SourceRevision commit =
        new SourceRevision(
            "Checkout", "SourceArtifact", "abc123", "Fix", "https://example.com", aws.world.now());

    String id = aws.service.start("checkout", new Trigger("Webhook", "hook"), List.of(commit));

    assertThat(aws.execution(id).path("trigger").path("triggerType").asText()).isEqualTo("Webhook");
    assertThat(aws.execution(id).at("/artifactRevisions/0/revisionId").asText())
        .isEqualTo("abc123");
    assertThat(aws.starts.getFirst().revisions()).containsExactly(commit);
    assertThat(aws.events.getFirst().at("/detail/execution-trigger/trigger-type").asText())
        .isEqualTo("Webhook");
  }

  @Test
  void sourceRevisionsOfTheCallAreThoseOfTheExecution() {
    aws.holding("Checkout");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    String id =
        aws.call(
                "StartPipelineExecution",
                """
                {'name': 'checkout', 'sourceRevisions': [{'actionName': 'Checkout',
                 'revisionType': 'COMMIT_ID', 'revisionValue': 'abc123'}]}""")
            .path("pipelineExecutionId")
            .asText();

    assertThat(aws.execution(id).at("/artifactRevisions/0/name").asText())
        .isEqualTo("SourceArtifact");
    assertThat(aws.execution(id).at("/artifactRevisions/0/revisionId").asText())
        .isEqualTo("abc123");
  }

  @Test
  void anActionThatNeverEndsFailsAtItsProvidersLimit() {
    aws.holding("Deploy1");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();

    aws.pass(Duration.ofDays(5).minusSeconds(1));
    assertThat(aws.status(id)).isEqualTo("InProgress");
    aws.pass(Duration.ofSeconds(1));

    assertThat(aws.status(id)).isEqualTo("Failed");
  }

  @Test
  void anUnknownExecutionIsNotFound() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(
            aws.refused(
                    "GetPipelineExecution",
                    """
                    {'pipelineName': 'checkout',
                     'pipelineExecutionId': 'ffffffff-ffff-4fff-8fff-ffffffffffff'}""")
                .code())
        .isEqualTo("PipelineExecutionNotFoundException");
  }

  @Test
  void inQueuedModeExecutionsWaitInLine() {
    aws.given(TestPipelines.twoWaves("QUEUED"));
    String first = aws.start();
    String second = aws.start();
    String third = aws.start();

    assertThat(inbound("Wave-1")).containsExactly(second, third);
    assertThat(aws.status(second)).isEqualTo("InProgress");

    aws.answer("Wave-1", "Promote1", "Approved", "fine");

    assertThat(aws.stage("Wave-2").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(first);
    assertThat(aws.stage("Wave-1").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(second);
  }

  @Test
  void inQueuedModeTheFiftyFirstExecutionIsRefused() {
    aws.given(TestPipelines.twoWaves("QUEUED"));
    for (int i = 0; i < 50; i++) {
      aws.start();
    }

    assertThat(aws.refused("StartPipelineExecution", "{'name': 'checkout'}").code())
        .isEqualTo("ConcurrentPipelineExecutionsLimitExceededException");
  }

  @Test
  void inParallelModeExecutionsDoNotWaitAndTheApprovalTokenIsHidden() {
    aws.given(TestPipelines.twoWaves("PARALLEL"));
    String first = aws.start();
    String second = aws.start();

    assertThat(aws.told("Stage", first)).contains("Wave-1 STARTED");
    assertThat(aws.told("Stage", second)).contains("Wave-1 STARTED");
    assertThat(aws.action("Wave-1", "Promote1").path("status").asText()).isEqualTo("InProgress");
    assertThat(aws.action("Wave-1", "Promote1").has("token")).isFalse();
  }

  @Test
  void aRepeatedClientRequestTokenStartsNothing() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String input = "{'name': 'checkout', 'clientRequestToken': 'again'}";

    JsonNode once = aws.call("StartPipelineExecution", input);
    JsonNode twice = aws.call("StartPipelineExecution", input);

    assertThat(twice).isEqualTo(once);
    assertThat(
            aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout'}")
                .path("pipelineExecutionSummaries"))
        .hasSize(1);
  }

  @Test
  void anUnknownPipelineIsNotFound() {
    assertThat(aws.refused("GetPipelineState", "{'name': 'nobody'}").code())
        .isEqualTo("PipelineNotFoundException");
  }

  private List<String> inbound(String stage) {
    List<String> ids = new ArrayList<>();
    aws.stage(stage)
        .path("inboundExecutions")
        .forEach(execution -> ids.add(execution.path("pipelineExecutionId").asText()));
    return ids;
  }
}
