package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals of a rollback that say nothing of themselves, and those that are not ours. */
class RollbackOfTheSecondWaveTest {
  private static final String STAGE = "Prod-Wave-1";

  private final Bench bench = Bench.open();
  private final Journey release = Journey.atSecondPromotion(bench);

  @BeforeEach
  void aRollbackOfTheSecondWaveRuns() {
    String earlier = bench.pipeline().executions().getLast().path("pipelineExecutionId").asText();
    String job = TestPipeline.jobId(bench.pipeline().lastJob());
    var failure = TestPipeline.parse("{\"type\": \"JobFailed\", \"message\": \"no\"}");
    var input = TestPipeline.object().put("jobId", job);
    input.remove("pipelineName");
    bench.pipeline().call("PutJobFailureResult", input.set("failureDetails", failure));
    bench
        .pipeline()
        .call(
            "RollbackStage",
            TestPipeline.object()
                .put("stageName", STAGE)
                .put("targetPipelineExecutionId", earlier));
    bench.time().settle();
  }

  @Test
  void anApprovalWithoutCustomDataPassesByThePolicy() {
    assertThat(started("EntryGate")).isEqualTo("approved: Wavegate: a rollback passes");
  }

  @Test
  void anApprovalThatIsAPersonsIsLeftToThem() {
    started("EntryGate");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().settle();

    assertThat(started("Afterwards"))
        .isEqualTo("no policy names approval action Prod-Wave-1/Afterwards");
    assertThat(bench.pipeline().token(STAGE, "Afterwards")).isNotEmpty();
  }

  private String started(String action) {
    return release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent(STAGE, action, "STARTED"));
  }
}
