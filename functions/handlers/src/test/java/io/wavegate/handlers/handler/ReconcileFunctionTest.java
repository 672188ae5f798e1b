package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What no event told of is found within five minutes (L4, L7). */
class ReconcileFunctionTest {
  private static final String QUIET = "0 carriers without a gate, 0 gates that nothing worked on";
  private static final String ONE_BOX = "checkout-one-box-00000000-a1";
  private final Bench bench = Bench.open();

  @Test
  void whereNothingIsAmissNothingIsDone() {
    Journey release = Journey.baking(bench);
    bench.faults().forget();

    assertThat(release.functions().reconcile()).isEqualTo(QUIET);

    assertThat(bench.faults().operations())
        .as("one read of the policies, one of the pipeline, one of the gate's machine")
        .containsExactly("GetParametersByPath", "GetPipelineState", "DescribeExecution");
    assertThat(bench.telemetry().counts()).containsExactly("ReconcileHeartbeat");
  }

  @Test
  void anApprovalWhoseEventWasLostGetsItsGate() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);

    assertThat(release.functions().reconcile())
        .isEqualTo("1 carriers without a gate, 0 gates that nothing worked on");

    assertThat(release.gate(release.promotion()).phase()).isEqualTo(new Phase.Opened());
    assertThat(bench.books().secrets().approval(release.promotion()))
        .isEqualTo(bench.pipeline().token("Prod-OneBox", "PromotionGate"));
    assertThat(bench.states().started().getLast().name()).isEqualTo(ONE_BOX);
    assertThat(release.functions().reconcile()).as("once").isEqualTo(QUIET);
  }

  @Test
  void aGateWhoseMachineWasNeverStartedGetsIt() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    bench.faults().refuse("StartExecution", "ServiceUnavailable", 503);
    assertThatThrownBy(release::promotionStarted).isInstanceOf(IllegalStateException.class);
    bench.faults().mend("StartExecution");

    release.functions().reconcile();

    assertThat(bench.states().started().getLast().name()).isEqualTo(ONE_BOX);
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
    assertThat(bench.pages()).isEmpty();
  }

  @Test
  void anUndecidedGateWhoseMachineDiedHaltsAndAPersonIsToldOnce() {
    Journey release = Journey.baking(bench);
    bench.states().end(ONE_BOX, "TIMED_OUT");

    assertThat(release.functions().reconcile())
        .isEqualTo("0 carriers without a gate, 1 gates that nothing worked on");
    release.functions().reconcile();

    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> {
              assertThat(settled.verdict()).isInstanceOf(Verdict.Halt.class);
              assertThat(settled.verdict().reason()).contains("ended as TIMED_OUT");
            });
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
    assertThat(bench.books().unfinished().gates()).isEmpty();
  }

  @Test
  void aHaltOfWhichNobodyWasToldIsToldOnce() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    release.functions().settle(release.promotion());
    bench.states().end(ONE_BOX, "FAILED");

    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void aPageThatIsRefusedIsSentAgain() {
    Journey release = Journey.baking(bench);
    bench.states().end(ONE_BOX, "FAILED");
    bench.faults().refuse("Publish", "InternalError", 500);
    assertThatThrownBy(() -> release.functions().reconcile())
        .isInstanceOf(IllegalStateException.class);
    bench.faults().mend("Publish");

    release.functions().reconcile();

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void aGateThatStandsStillAlthoughItsMachineRunsIsToldOnce() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(89));
    release.functions().reconcile();
    assertThat(bench.pages()).as("its judgement was due 29 minutes ago").isEmpty();

    bench.time().pass(Duration.ofMinutes(1));
    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box gate stands still");
    assertThat(bench.pages().getFirst().message())
        .contains("its judgement was due at Mon 2 Mar 11:06Z")
        .contains("execution " + ONE_BOX + " runs");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  @Test
  void aGateThatEndedAsDesignedIsNotLookedAtAnyMore() {
    Journey release = Journey.promoted(bench);
    bench.faults().forget();

    release.functions().reconcile();

    assertThat(bench.books().unfinished().gates())
        .extracting(ref -> ref.id())
        .containsExactly(release.id("one-region", GateKind.ENTRY, 1));
  }

  @Test
  void aJobThatNeverCameIsToldOnceAndNotBeforeLambdaGaveItUp() {
    Journey release = Journey.pushed(bench);
    bench.time().pass(Duration.ofMinutes(5));
    release.functions().reconcile();
    assertThat(bench.pages()).as("it may still come").isEmpty();

    bench.time().pass(Duration.ofMinutes(2));
    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box gate never opened");
    assertThat(release.timeline())
        .singleElement()
        .asString()
        .startsWith("PAGED invoke action EntryGate of stage Prod-OneBox waits since");
  }

  @Test
  void aJobThatCameIsNotMissed() {
    Journey release = Journey.atEntry(bench);
    bench.time().pass(Duration.ofMinutes(10));

    release.functions().reconcile();

    assertThat(bench.pages()).isEmpty();
  }

  @Test
  void anActionThatWasRetriedAndWhoseSecondJobNeverCameIsTold() {
    Journey release = Journey.atEntry(bench);
    AttemptId entry = release.entry();
    release.functions().judgeAfter(entry, "States.Runtime");
    release.functions().settle(entry);
    release.functions().report(entry);
    bench.time().pass(Duration.ofMinutes(3));
    bench.pipeline().retry("Prod-OneBox", release.execution());
    bench.time().pass(Duration.ofMinutes(7));

    release.functions().reconcile();

    assertThat(bench.pageSubjects())
        .containsExactly("checkout: one-box halted", "checkout: one-box gate never opened");
  }

  @Test
  void aWatchThatIsOverEndsItself() {
    Journey release = Journey.promoted(bench);
    bench.time().pass(Duration.ofDays(31));

    release.functions().reconcile();

    assertThat(bench.books().watched().all()).isEmpty();
    assertThat(release.timeline())
        .contains("WATCH the watch over the wave ended: its time is over");
  }

  @Test
  void theWatchOverADeploymentThatWasStoppedEnds() {
    Journey release = Journey.deploying(bench);
    bench
        .pipeline()
        .call(
            "StopPipelineExecution",
            TestPipeline.object()
                .put("pipelineExecutionId", release.execution())
                .put("abandon", true)
                .put("reason", "not today"));
    bench.time().settle();

    release.functions().reconcile();

    assertThat(bench.books().watched().all()).isEmpty();
    assertThat(release.timeline())
        .contains("WATCH the watch over the wave ended: the deployment was stopped");
  }

  @Test
  void aPipelineThatIsNotReadKeepsNothingElseFromItsTurn() {
    Journey release = Journey.promoted(bench);
    bench.time().pass(Duration.ofDays(31));
    bench.faults().refuse("GetPipelineState", "PipelineNotFoundException", 400);

    assertThatThrownBy(() -> release.functions().reconcile())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("pipeline checkout-prod was not read: PipelineNotFoundException");

    assertThat(bench.books().watched().all()).isEmpty();
    assertThat(bench.telemetry().counts()).as("no run that went through").isEmpty();
  }

  @Test
  void aMachineThatIsNotReadIsNotTakenForDead() {
    Journey release = Journey.baking(bench);
    bench.faults().refuse("DescribeExecution", "AccessDeniedException", 400);

    assertThatThrownBy(() -> release.functions().reconcile())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDeniedException");

    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  @Test
  void theMinutesWatchBeatsToo() {
    new Functions(bench.wiring()).watch();

    assertThat(bench.telemetry().counts()).containsExactly("Heartbeat");
  }
}
