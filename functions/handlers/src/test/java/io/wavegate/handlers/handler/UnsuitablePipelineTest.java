package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.gate.Phase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A pipeline whose structure defeats its gates is refused before anything is deployed. */
class UnsuitablePipelineTest {
  private static final String FIRST = "Prod-OneBox";
  private static final String SECOND = "Prod-Wave-1";

  private final Bench bench = Bench.open();

  private Journey atEntryOf(Consumer<ObjectNode> build) {
    bench.pipeline().build(build);
    return Journey.atEntry(bench);
  }

  private static Consumer<ObjectNode> onFailure(String stage, String result) {
    return pipeline ->
        pipeline
            .path("stages")
            .forEach(
                each -> {
                  if (each.path("name").asText().equals(stage)) {
                    ((ObjectNode) each).putObject("onFailure").put("result", result);
                  }
                });
  }

  @Test
  void oneInParallelModeIsHaltedAndNothingIsDeployed() {
    Journey release = atEntryOf(pipeline -> pipeline.put("executionMode", "PARALLEL"));

    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("HALT");
    assertThat(release.timeline().getLast()).contains("its executionMode is PARALLEL");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobFailureResult")).hasSize(1);
    assertThat(bench.pipeline().isOpen(FIRST)).isFalse();
    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.Settled.class);
  }

  /** Somebody else let the release into its first stage. */
  private Journey approvalInParallelMode() {
    bench.pipeline().build(pipeline -> pipeline.put("executionMode", "PARALLEL"));
    Journey release = Journey.pushed(bench);
    bench.pipeline().succeedLastJob();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    return release;
  }

  /** In PARALLEL mode CodePipeline shows no token, so that nobody could answer for the gate. */
  @Test
  void anApprovalInParallelModeCannotBeAnsweredAndAPersonIsToldOnce() {
    Journey release = approvalInParallelMode();

    assertThat(release.promotionStarted()).isEqualTo("the action does not wait for this release");
    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box gate cannot open");
    assertThat(bench.pages().getFirst().message())
        .contains(
            "The promotion gate of wave one-box cannot open: approval action PromotionGate of",
            "its executionMode is PARALLEL",
            "only a person can answer");
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
  }

  @Test
  void whatALaterStageDoesByItselfIsRefusedAtTheFirstGate() {
    Journey release = atEntryOf(onFailure(SECOND, "RETRY"));

    assertThat(release.judge(release.entry())).isEqualTo("HALT");
    assertThat(release.timeline().getLast())
        .contains("stage Prod-Wave-1 has onFailure.result RETRY");
  }

  @Test
  void aNativeRetryFindsTheGateDecidedAndFailsAgain() {
    Journey release = atEntryOf(onFailure(FIRST, "RETRY"));
    int asked = bench.pipeline().jobs().size();
    assertThat(release.judge(release.entry())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");
    bench.time().settle();
    assertThat(bench.pipeline().jobs()).as("CodePipeline asks once more").hasSize(asked + 1);

    release.functions().gate(bench.pipeline().lastJob());

    assertThat(bench.faults().calls("PutJobFailureResult")).hasSize(2);
    assertThat(bench.pipeline().stage(FIRST).at("/latestExecution/status").asText())
        .isEqualTo("Failed");
  }

  @Test
  void aNativeRollbackIsRefused() {
    Journey release = atEntryOf(onFailure(FIRST, "ROLLBACK"));

    assertThat(release.judge(release.entry())).isEqualTo("HALT");
    assertThat(release.timeline().getLast()).contains("(rollback.halt-rolls-back: true)");
  }

  @Test
  void aNativeRollbackGoesWhereThePolicyLetsHaltsRollBack() {
    bench.install(Bench.policy("scope: wave", "scope: wave, halt-rolls-back: true"));
    Journey release = atEntryOf(onFailure(FIRST, "ROLLBACK"));

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void whatIsNotReadIsWaitedFor() {
    Journey release = Journey.atEntry(bench);
    bench.faults().refuse("GetPipeline", "AccessDeniedException", 400);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .startsWith("WAITING the pipeline's structure was not read: AccessDeniedException");
  }
}
