package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rollback's own execution never waits for Wavegate (S5). */
class RollbackPassesTest {
  private final Bench bench = Bench.open();
  private final Journey release = Journey.atPromotion(bench);

  @BeforeEach
  void aRollbackOfTheFirstWaveRuns() {
    String earlier = bench.pipeline().executions().getLast().path("pipelineExecutionId").asText();
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "no");
    bench
        .pipeline()
        .call(
            "RollbackStage",
            TestPipeline.object()
                .put("stageName", "Prod-OneBox")
                .put("targetPipelineExecutionId", earlier));
    bench.time().settle();
    bench.faults().forget();
  }

  @Test
  void itsJobSucceedsAtOnceAlthoughTheStoreIsDownAndTheAlarmFires() {
    bench.alarms().fire();
    bench.store().goDown();

    String said = release.functions().gate(bench.pipeline().lastJob());

    assertThat(said).isEqualTo("a rollback passes");
    assertThat(status("EntryGate")).isEqualTo("Succeeded");
    assertThat(bench.faults().operations())
        .containsExactly("GetJobDetails", "GetPipelineExecution", "PutJobSuccessResult");
  }

  @Test
  void itsJobSucceedsAlthoughItsParametersAreWrong() {
    release.functions().gate(bench.pipeline().lastJob().replace("one-box", "two-box"));

    assertThat(status("EntryGate")).isEqualTo("Succeeded");
  }

  @Test
  void itsApprovalIsGivenAtOnceAndNoGateOpens() {
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);

    String said = release.promotionStarted();

    assertThat(said).isEqualTo("approved: Wavegate: a rollback passes");
    assertThat(status("PromotionGate")).isEqualTo("Succeeded");
    assertThat(bench.states().started()).as("the release's own gates").hasSize(2);
  }

  @Test
  void bothGatesPassAlthoughTheStoreThrowsOnEveryCall() {
    bench.store().goDown();

    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    String said = release.promotionStarted();

    assertThat(said).isEqualTo("approved: Wavegate: a rollback passes");
    assertThat(status("EntryGate")).isEqualTo("Succeeded");
    assertThat(status("PromotionGate")).isEqualTo("Succeeded");
  }

  @Test
  void anApprovalPassesAlthoughItsPolicyIsGone() {
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    bench.books().policies().withdraw("checkout");

    assertThat(release.promotionStarted()).isEqualTo("approved: Wavegate: a rollback passes");
  }

  @Test
  void whereTheStructureCannotBeReadThePolicySaysWhoseTheApprovalIs() {
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    bench.faults().refuse("GetPipeline", "AccessDeniedException", 400);

    assertThat(release.promotionStarted()).isEqualTo("approved: Wavegate: a rollback passes");
  }

  @Test
  void whereNeitherSaysItIsTriedAgain() {
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    bench.faults().refuse("GetPipeline", "AccessDeniedException", 400);
    bench.store().goDown();

    assertThatThrownBy(release::promotionStarted).isInstanceOf(StoreUnavailableException.class);
    assertThat(status("PromotionGate")).isEqualTo("InProgress");
  }

  @Test
  void aThrottledAnswerDoesNotLeaveItHanging() {
    bench.faults().refuse("PutJobSuccessResult", "ThrottlingException", 400);
    String event = bench.pipeline().lastJob();
    assertThatThrownBy(() -> release.functions().gate(event))
        .as("so that Lambda tries again")
        .isInstanceOf(IllegalStateException.class);

    bench.faults().mend("PutJobSuccessResult");
    release.functions().gate(event);

    assertThat(status("EntryGate")).isEqualTo("Succeeded");
  }

  @Test
  void aMissingPermissionIsSeenAndNotTakenForAnAnswer() {
    bench.faults().refuse("PutJobSuccessResult", "AccessDeniedException", 400);

    assertThatThrownBy(() -> release.functions().gate(bench.pipeline().lastJob()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDeniedException");
  }

  private String status(String action) {
    return bench.pipeline().action("Prod-OneBox", action).path("status").asText();
  }
}
