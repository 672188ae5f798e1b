package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollbackStageTest {
  private final TestPipelines aws = new TestPipelines();

  private String failedInWave2() {
    String id = aws.start();
    aws.answer("Wave-1", "Promote1", "Approved", "fine");
    aws.answer("Wave-2", "Promote2", "Rejected", "alarm");
    return id;
  }

  private String code(String stage, String target) {
    return aws.refused("RollbackStage", TestPipelines.rollbackInput(stage, target)).code();
  }

  @Test
  void itStartsANewExecutionWithTheTargetsRevisionsInThatStageAlone() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    String bad = failedInWave2();

    String rollback = aws.rollback("Wave-2", good);

    assertThat(rollback).isNotEqualTo(good).isNotEqualTo(bad);
    JsonNode execution = aws.execution(rollback);
    assertThat(execution.path("executionType").asText()).isEqualTo("ROLLBACK");
    assertThat(execution.path("trigger").path("triggerType").asText()).isEqualTo("ManualRollback");
    assertThat(
            execution.path("rollbackMetadata").path("rollbackTargetPipelineExecutionId").asText())
        .isEqualTo(good);
    assertThat(execution.path("artifactRevisions"))
        .isEqualTo(aws.execution(good).path("artifactRevisions"));
    assertThat(aws.stage("Wave-2").path("latestExecution").path("type").asText())
        .isEqualTo("ROLLBACK");
    aws.answer("Wave-2", "Promote2", "Approved", "rolled back");
    assertThat(aws.status(rollback)).isEqualTo("Succeeded");
    assertThat(aws.told("Stage", rollback)).containsExactly("Wave-2 STARTED", "Wave-2 SUCCEEDED");
  }

  @Test
  void itGoesOnToLaterStagesOnlyIfTheWorldIsSetSo() {
    TestPipelines onwards =
        new TestPipelines(new CodePipelineSettings(true, true, Duration.ofSeconds(30)));
    onwards.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = onwards.released();

    String rollback = onwards.rollback("Wave-1", good);
    onwards.answer("Wave-1", "Promote1", "Approved", "rolled back");

    assertThat(onwards.told("Stage", rollback)).contains("Wave-2 STARTED");
  }

  @Test
  void itPassesADisabledTransition() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    failedInWave2();
    aws.call(
        "DisableStageTransition",
        """
        {'pipelineName': 'checkout', 'stageName': 'Wave-2', 'transitionType': 'Inbound',
         'reason': 'Held'}""");

    String rollback = aws.rollback("Wave-2", good);

    assertThat(aws.told("Stage", rollback)).containsExactly("Wave-2 STARTED");
  }

  @Test
  void aRepeatedCallStartsASecondRollback() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    failedInWave2();

    String once = aws.rollback("Wave-2", good);
    aws.answer("Wave-2", "Promote2", "Approved", "back");
    String twice = aws.rollback("Wave-2", good);

    assertThat(twice).isNotEqualTo(once);
  }

  @Test
  void aStageInProgressIsRefused() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    aws.start();

    assertThat(code("Wave-1", good)).isEqualTo("UnableToRollbackStageException");
  }

  @Test
  void aSourceStageIsRefused() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();

    assertThat(code("Source", good)).isEqualTo("UnableToRollbackStageException");
  }

  @Test
  void aPipelineOfTypeV1IsRefused() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED").type("V1"));
    String good = aws.released();

    assertThat(code("Wave-2", good)).isEqualTo("UnableToRollbackStageException");
  }

  @Test
  void parallelModeIsRefused() {
    aws.given(TestPipelines.twoWaves("PARALLEL"));
    String some = aws.start();

    assertThat(code("Wave-1", some)).isEqualTo("UnableToRollbackStageException");
  }

  @Test
  void aTargetThatDidNotSucceedThereIsRefused() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String bad = failedInWave2();

    assertThat(code("Wave-2", bad)).isEqualTo("UnableToRollbackStageException");
  }

  @Test
  void aRollbackIsNoTarget() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    String rollback = aws.rollback("Wave-2", good);
    aws.answer("Wave-2", "Promote2", "Approved", "back");

    assertThat(code("Wave-2", rollback)).isEqualTo("UnableToRollbackStageException");
  }

  @Test
  void aTargetOfAnEarlierStructureIsOutdated() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(code("Wave-2", good)).isEqualTo("PipelineExecutionOutdatedException");
  }

  @Test
  void unknownTargetsAndStagesAreNotFound() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();

    assertThat(code("Wave-2", "ffffffff-ffff-4fff-8fff-ffffffffffff"))
        .isEqualTo("PipelineExecutionNotFoundException");
    assertThat(code("Wave-9", good)).isEqualTo("StageNotFoundException");
  }

  @Test
  void onFailureRollbackStartsOneByItselfWithTheLastGoodExecution() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED").onFailure("{\"result\": \"ROLLBACK\"}"));
    String good = aws.released();
    String bad = failedInWave2();

    JsonNode newest =
        aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout'}")
            .path("pipelineExecutionSummaries")
            .path(0);

    assertThat(aws.status(bad)).isEqualTo("Failed");
    assertThat(newest.path("executionType").asText()).isEqualTo("ROLLBACK");
    assertThat(newest.path("trigger").path("triggerType").asText()).isEqualTo("AutomatedRollback");
    assertThat(newest.path("trigger").path("triggerDetail").asText())
        .isEqualTo("{\"FailedPipelineExecutionId\":\"" + bad + "\"}");
    assertThat(newest.at("/rollbackMetadata/rollbackTargetPipelineExecutionId").asText())
        .isEqualTo(good);
  }

  @Test
  void onFailureRollbackWithoutATargetDoesNothing() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED").onFailure("{\"result\": \"ROLLBACK\"}"));

    failedInWave2();

    assertThat(
            aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout'}")
                .path("pipelineExecutionSummaries"))
        .hasSize(1);
  }
}
