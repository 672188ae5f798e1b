package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a change of its structure means to a pipeline's executions. */
class StructureTest {
  private final TestPipelines aws = new TestPipelines();

  @Test
  void anExecutionGoesOnUnderTheStructureWithWhichItWasStarted() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String before = aws.start();

    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage(
                "Wave-1", PipelineJson.deploy("Deploy1", 1), PipelineJson.approval("Promote1", 2))
            .stage("Wave-2", PipelineJson.deploy("Quick", 1)));
    aws.answer("Wave-1", "Promote1", "Approved", "fine");

    assertThat(aws.told("Action", before)).contains("Deploy2 SUCCEEDED", "Promote2 STARTED");
    assertThat(aws.told("Action", before)).noneMatch(told -> told.startsWith("Quick"));
    assertThat(aws.status(before)).isEqualTo("InProgress");
  }
}
