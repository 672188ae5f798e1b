package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.EndedMachines.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An execution of ours that dies is taken over (L7). */
class MachineEndedFunctionTest {
  private final Bench bench = Bench.open();
  private final EndedMachines machines = new EndedMachines(bench);

  @Test
  void anUndecidedGateHaltsAndAPersonIsTold() {
    Journey release = Journey.baking(bench);

    String said = machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "TIMED_OUT");

    assertThat(said).startsWith("HALT: the state machine met an error: the execution ended as");
    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void theSameEndTwiceActsOnce() {
    Journey release = Journey.baking(bench);

    machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "ABORTED");
    machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "ABORTED");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(bench.faults().calls("DisableStageTransition")).hasSize(1);
  }

  @Test
  void aHaltThatEndedAsDesignedPagesNoSecondTime() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    release.functions().settle(release.promotion());
    release.functions().report(release.promotion());
    machines.fails(release.promotion(), "Wavegate.Halted");

    release
        .functions()
        .machineEnded(
            machines.event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString());

    assertThat(bench.pages()).hasSize(1);
  }

  @Test
  void aHaltThatWasDecidedButNotAppliedIsAppliedAndAPersonIsTold() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    machines.fails(release.promotion(), "Wavegate.HaltNotApplied");

    release
        .functions()
        .machineEnded(
            machines.event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString());

    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void aPromotionThatNobodyIsThereToApplyHalts() {
    Journey release = Journey.decided(bench);

    assertThat(machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .startsWith("HALT: ");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
  }

  /** Its rollback closes the line before the action fails, and nobody else would begin it (L2). */
  @Test
  void aPromotionThatNobodyIsThereToApplyGoesBackWhereAnAlarmFired() {
    Journey release = Journey.decided(bench);
    bench.alarms().fire();

    machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED");

    assertThat(release.gate(release.promotion()).isRollBack()).isTrue();
    assertThat(bench.states().rollbacks()).hasSize(1);
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("InProgress");
  }

  @Test
  void aPromotionThatMayBeUnderWayIsLeftAloneUntilItCannotComeAnyMore() {
    Journey release = Journey.decided(bench);
    bench.faults().refuseOnce("PutApprovalResult", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");

    assertThat(machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .startsWith("a promotion may be under way");
    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    bench.time().pass(Duration.ofMinutes(5));
    release.functions().reconcile();

    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> assertThat(settled.verdict()).isInstanceOf(Verdict.Halt.class));
  }

  @Test
  void aPromotionWhoseCarrierIsAwayDoesNotStayWithoutAMachine() {
    Journey release = Journey.bakingInSecond(bench);
    release.hold(Duration.ofMinutes(129));
    assertThat(release.judge(release.secondPromotion())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.secondPromotion())).isEqualTo("CARRIER_AWAY");
    String name = release.secondPromotion().executionName("checkout");
    machines.ended(release, release.secondPromotion(), Bench.WAVE_GATE, name, "FAILED");
    bench.time().pass(Duration.ofMinutes(2));

    release.functions().gate(bench.pipeline().lastJob());
    assertThat(release.gate(release.secondPromotion()).phase()).isInstanceOf(Phase.Applying.class);
    bench.time().pass(Duration.ofMinutes(3));
    release.functions().reconcile();

    assertThat(release.gate(release.secondPromotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> assertThat(settled.verdict()).isInstanceOf(Verdict.Halt.class));
  }

  @Test
  void anExecutionThatSucceededIsLeftAlone() {
    Journey release = Journey.baking(bench);

    assertThat(machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "SUCCEEDED"))
        .isEqualTo("ended well");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }
}
