package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which execution waits for which, in each of the three modes. */
class ExecutionModesTest {
  private final TestPipelines aws = new TestPipelines();

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

  private List<String> inbound(String stage) {
    List<String> ids = new ArrayList<>();
    aws.stage(stage)
        .path("inboundExecutions")
        .forEach(execution -> ids.add(execution.path("pipelineExecutionId").asText()));
    return ids;
  }
}
