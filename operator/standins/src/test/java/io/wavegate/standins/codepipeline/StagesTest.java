package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How an execution walks through its stages and their actions. */
class StagesTest {
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
  void anActionThatNeverEndsFailsAtItsProvidersLimit() {
    aws.holding("Deploy1");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();

    aws.pass(Duration.ofDays(5).minusSeconds(1));
    assertThat(aws.status(id)).isEqualTo("InProgress");
    aws.pass(Duration.ofSeconds(1));

    assertThat(aws.status(id)).isEqualTo("Failed");
  }
}
