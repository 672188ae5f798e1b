package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import org.junit.jupiter.api.Test;

class PipelineChangeFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void anApprovalThatStartedOpensItsGateWithTheStagesToken() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);

    release.promotionStarted();

    assertThat(release.gate(release.promotion()).phase()).isEqualTo(new Phase.Opened());
    assertThat(bench.books().secrets().approval(release.promotion()))
        .isEqualTo(bench.pipeline().token("Prod-OneBox", "PromotionGate"))
        .isNotEmpty();
    assertThat(bench.states().started().getLast().name()).isEqualTo("checkout-one-box-00000000-a1");
  }

  @Test
  void theSameEventTwiceOpensOneGate() {
    Journey release = Journey.atPromotion(bench);

    release.promotionStarted();

    assertThat(bench.books().releases().attempts(release.promotion().gate())).hasSize(1);
    assertThat(bench.states().started()).hasSize(2);
  }

  @Test
  void theSameEventAfterTheVerdictLeavesTheActionToTheMachine() {
    Journey release = Journey.atPromotion(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");

    release.promotionStarted();

    assertThat(bench.faults().calls("PutApprovalResult"))
        .as("the line is not stopped yet, so the action must not be rejected")
        .isEmpty();
  }

  @Test
  void anEventOfAnOlderReleaseDoesNothing() {
    Journey older = Journey.atPromotion(bench);
    String event = bench.pipeline().actionEvent("Prod-OneBox", "PromotionGate", "STARTED");
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "no");
    Journey newer = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    int machines = bench.states().started().size();

    String said = older.functions().pipelineChange(event);

    assertThat(said).isEqualTo("the action does not wait for this release");
    assertThat(bench.states().started()).hasSize(machines);
    assertThat(bench.books().releases().attempts(newer.promotion().gate())).isEmpty();
  }

  @Test
  void anApprovalThatNoPolicyNamesIsNotOurs() {
    Journey release = Journey.atSecondPromotion(bench);
    bench.pipeline().succeedLastJob();
    bench.time().settle();
    int machines = bench.states().started().size();

    String said =
        release
            .functions()
            .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "Afterwards", "STARTED"));

    assertThat(said).isEqualTo("no policy names approval action Prod-Wave-1/Afterwards");
    assertThat(bench.pipeline().token("Prod-Wave-1", "Afterwards")).isNotEmpty();
    assertThat(bench.states().started()).hasSize(machines);
  }

  @Test
  void anEventOfAForeignAccountIsDiscarded() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    String event =
        bench
            .pipeline()
            .actionEvent("Prod-OneBox", "PromotionGate", "STARTED")
            .replace("111122223333", "999999999999");

    String said = release.functions().pipelineChange(event);

    assertThat(said).isEqualTo("discarded: a pipeline of account 999999999999");
    assertThat(bench.telemetry().counts()).containsExactly("Discarded");
  }

  @Test
  void aPersonsAnswerWakesTheBake() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");

    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-OneBox", "PromotionGate", "SUCCEEDED"));

    assertThat(bench.states().woken())
        .singleElement()
        .satisfies(
            woken -> {
              assertThat(woken.token()).isEqualTo("token-1");
              assertThat(woken.error()).isEqualTo("Wavegate.Wake");
              assertThat(woken.cause()).contains("approved by").contains("I have looked myself");
            });
  }

  @Test
  void anUnreadStageIsTriedAgain() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    bench.faults().refuse("GetPipelineState", "ServiceUnavailable", 503);

    assertThatThrownBy(release::promotionStarted)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("stage Prod-OneBox was not read: ");
  }

  @Test
  void whatIsNoPipelinesChangeIsDiscarded() {
    Journey release = Journey.baking(bench);
    bench.alarms().fire();

    assertThat(release.functions().pipelineChange(bench.alarms().lastEvent("checkout-aggregate")))
        .isEqualTo("discarded: an alarm's change");
  }
}
