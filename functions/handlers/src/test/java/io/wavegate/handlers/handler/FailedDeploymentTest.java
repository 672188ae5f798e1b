package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A deploy action fails halfway: no promotion gate will be asked, and some targets are new. */
class FailedDeploymentTest {
  private final Bench bench = Bench.open();

  @Test
  void opensTheGateThatNoCarrierWillAskFor() {
    Journey release = failed();

    assertThat(told(release)).startsWith("gate open: ");

    assertThat(release.gate(release.promotion()).carrier()).isEqualTo(Carrier.FAILED_STAGE);
    assertThat(bench.states().started().getLast().name()).isEqualTo("checkout-one-box-00000000-a1");
    assertThat(release.timeline().getLast())
        .isEqualTo(
            "GATE_OPENED promotion gate opened, attempt 1: action Deploy failed, and stage"
                + " Prod-OneBox with it");
  }

  @Test
  void isRolledBackStepByStepWithoutAnyAnswer() {
    Journey release = failed();
    told(release);

    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(verdict(release).reason())
        .isEqualTo("deploy action Deploy (the stack was not updated) failed");
    assertThat(step(release, "INTENT")).isEqualTo("DONE");
    assertThat(step(release, "STOP_LINE")).isEqualTo("DONE");
    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
    assertThat(bench.faults().calls("PutJobFailureResult")).isEmpty();
    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled ->
                assertThat(settled.effect()).isEqualTo("stage Prod-OneBox had failed already"));
  }

  @Test
  void isOneGateHoweverOftenItIsTold() {
    Journey release = failed();
    told(release);
    release.judge(release.promotion());
    told(release);

    assertThat(bench.books().releases().attempts(release.promotion().gate())).hasSize(1);
    assertThat(bench.states().started()).hasSize(2);
  }

  @Test
  void isFoundThoughItsEventWasLost() {
    Journey release = failed();

    assertThat(release.functions().reconcile()).startsWith("1 carriers without a gate");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.functions().reconcile()).startsWith("0 carriers without a gate");
  }

  @Test
  void haltsAndStopsTheLineWhereThePolicySaysSo() {
    bench.install(Bench.policy("on-deploy-failure: roll-back", "on-deploy-failure: halt"));
    Journey release = failed();
    told(release);

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(verdict(release).reason()).endsWith("the policy says on-deploy-failure: halt");
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(bench.pipeline().rollbacks()).isZero();
  }

  @Test
  void whatFailsAgainAfterItsGateWasOpenedAgainIsJudgedAgain() {
    bench.install(Bench.policy("on-deploy-failure: roll-back", "on-deploy-failure: halt"));
    Journey release = failed();
    told(release);
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    Operating.ask(release, "reopen", "ada", "reason", "more quota", "wave", "one-box");
    assertThat(release.functions().reconcile()).startsWith("0 carriers without a gate");

    bench.pipeline().retry("Prod-OneBox", release.execution());
    bench.time().pass(TestPipeline.DEPLOYMENT);

    assertThat(told(release)).startsWith("gate open: ").contains("/promotion/2. ");
  }

  @Test
  void aDeploymentThatAPersonRetriedIsLeftToItself() {
    Journey release = failed();
    told(release);
    bench.pipeline().deployWellTo("Prod-OneBox");
    bench.pipeline().retry("Prod-OneBox", release.execution());

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");

    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.StoodDown.class,
            down -> assertThat(down.why()).isEqualTo("nothing in stage Prod-OneBox is failed"));
    assertThat(bench.books().watched().of("checkout-aggregate"))
        .as("its deployment is watched on")
        .isNotEmpty();
  }

  @Test
  void afterARetryTheGateIsJudgedAsUsual() {
    Journey release = failed();
    told(release);
    bench.pipeline().deployWellTo("Prod-OneBox");
    bench.pipeline().retry("Prod-OneBox", release.execution());
    release.judge(release.promotion());
    bench.time().pass(TestPipeline.DEPLOYMENT);

    assertThat(release.promotionStarted()).startsWith("gate open");

    assertThat(release.open(release.id("one-box", release.promotion().gate().kind(), 2)))
        .isEqualTo("WATCH");
  }

  @Test
  void aStageThatCannotBeReadIsLookedAtAgainAndHaltsInTheEnd() {
    Journey release = failed();
    told(release);
    bench.faults().refuse("GetPipelineState", "ServiceUnavailable", 503);

    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    bench.time().pass(Duration.ofMinutes(31));
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
  }

  @Test
  void anEventWhoseStageCannotBeReadComesAgain() {
    Journey release = failed();
    bench.faults().refuse("GetPipelineState", "ServiceUnavailable", 503);

    assertThatThrownBy(() -> told(release))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("stage Prod-OneBox was not read: ");
  }

  @Test
  void aFailureBeforeTheEntryGatePassedIsNoDeployment() {
    Journey release = Journey.atEntry(bench);
    bench
        .pipeline()
        .call(
            "PutJobFailureResult",
            bench
                .pipeline()
                .failure(TestPipeline.jobId(bench.pipeline().lastJob()), "not by Wavegate"));
    bench.time().settle();

    assertThat(
            release
                .functions()
                .pipelineChange(bench.pipeline().actionEvent("Prod-OneBox", "EntryGate", "FAILED")))
        .startsWith("no deployment of ours is under way in stage Prod-OneBox");
    assertThat(bench.books().releases().attempts(release.promotion().gate())).isEmpty();
  }

  private Journey failed() {
    bench.pipeline().failDeploymentsOf("Prod-OneBox");
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    return release;
  }

  private String told(Journey release) {
    return release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-OneBox", "Deploy", "FAILED"));
  }

  private Verdict verdict(Journey release) {
    return release.gate(release.promotion()).verdict().orElseThrow();
  }

  private String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }
}
