package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release that Wavegate only observes is never held, whatever happens to it or to Wavegate. */
class ObservedTest {
  private final Bench bench = Bench.open();

  @BeforeEach
  void onlyObserves() {
    bench.install(Bench.policy("service: checkout", "service: checkout\nmode: observe"));
  }

  private Journey letIn() {
    Journey release = Journey.atEntry(bench);
    assertThat(release.judge(release.entry())).isEqualTo("OBSERVE");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("gate open");
    return release;
  }

  private Verdict verdict(Journey release, AttemptId id) {
    return ((Phase.Settled) release.gate(id).phase()).verdict();
  }

  @Test
  void thePromotionActionIsAnsweredAsItsGateOpensAndOnce() {
    Journey release = letIn();

    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(release.timeline()).contains("INTENT mode observe: will let PromotionGate go on");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  @Test
  void anAnswerWhoseReplyWasLostIsNotGivenTwice() {
    Journey release = letIn();
    bench.faults().loseReplyOf("PutApprovalResult");
    assertThatThrownBy(() -> release.open(release.promotion()))
        .hasMessageContaining("whether the approval was answered is not known");
    bench.time().pass(Duration.ofMinutes(2));

    assertThat(release.open(release.promotion())).isEqualTo("WATCH");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
  }

  @Test
  void anAlarmIsJudgedAndNothingIsDone() {
    Journey release = letIn();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    release.passTests(release.promotion());
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();

    assertThat(release.judge(release.promotion())).isEqualTo("OBSERVE");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(verdict(release, release.promotion()).reason())
        .startsWith("would be ROLL_BACK: checkout-aggregate went to ALARM");
    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(bench.faults().calls("RollbackStage")).isEmpty();
    assertThat(bench.faults().calls("DisableStageTransition")).isEmpty();
    assertThat(bench.books().watched().all())
        .noneMatch(watched -> watched.wave().equals("one-box"));
  }

  @Test
  void aMachineThatMeetsAnErrorBeforeTheActionWasAnsweredLetsItGoOnAllTheSame() {
    Journey release = letIn();

    release.functions().judgeAfter(release.promotion(), "Lambda.Unknown: out of memory");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(verdict(release, release.promotion()).reason())
        .startsWith("would be HALT: the state machine met an error: Lambda.Unknown");
    assertThat(bench.faults().calls("PutApprovalResult"))
        .singleElement()
        .satisfies(call -> assertThat(call.input().toString()).contains("Approved"));
  }

  @Test
  void anAlarmThatFiresAlreadyHoldsNothing() {
    bench.alarms().fire();
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("OBSERVE");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(verdict(release, release.entry()).reason())
        .startsWith("would wait: checkout-aggregate in ALARM");
  }

  private static String ask(Journey release, String act) {
    return release
        .functions()
        .operate(
            "/services/checkout/" + act, "ada", "{\"reason\":\"I saw it\",\"wave\":\"one-box\"}");
  }

  private Journey observedBaking() {
    Journey release = letIn();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    release.passTests(release.promotion());
    bench.time().pass(Duration.ofMinutes(10));
    return release;
  }

  @Test
  void aPersonsRejectionStopsTheLineAlthoughTheActionHadGoneOn() {
    Journey release = observedBaking();
    assertThat(ask(release, "reject")).startsWith("200");

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(verdict(release, release.promotion())).isInstanceOf(Verdict.Halt.class);
    assertThat(bench.faults().calls("DisableStageTransition")).hasSize(1);
    assertThat(release.timeline()).noneMatch(line -> line.contains("PROMOTED_BY_PERSON"));
  }

  @Test
  void aPersonsApprovalIsThePersons() {
    Journey release = observedBaking();
    assertThat(ask(release, "approve")).startsWith("200");

    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE_BY_PERSON");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(verdict(release, release.promotion()).reason()).contains("ada: I saw it");
  }

  @Test
  void whatWouldHaveBeenStoppedLetsNoWaveInThatIsHeld() {
    bench.install(
        Bench.policy(
            "bake: {for: 1h, at-most: 6h, settle: 3m}",
            "bake: {for: 1h, at-most: 6h, settle: 3m}\n    mode: observe"));
    Journey release = observedBaking();
    bench.alarms().fire();
    assertThat(release.judge(release.promotion())).isEqualTo("OBSERVE");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    bench.alarms().calm();
    bench.time().pass(Duration.ofMinutes(10));
    AttemptId entry = release.id("one-region", GateKind.ENTRY, 1);
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));

    assertThat(release.judge(entry)).isEqualTo("HALT");
    assertThat(release.gate(entry).verdict().orElseThrow().reason())
        .contains("earlier wave one-box is not promoted: OBSERVE: would be ROLL_BACK");
  }

  @Test
  void howItComparesWithWhatPeopleDidIsToldOnce() {
    Journey release = letIn();
    release.open(release.promotion());
    release.passTests(release.promotion());
    bench.time().pass(Journey.BAKE);
    release.judge(release.promotion());
    release.functions().settle(release.promotion());

    release.functions().report(release.promotion());
    release.functions().report(release.promotion());

    assertThat(release.timeline())
        .filteredOn(line -> line.contains("earlier releases judged"))
        .singleElement()
        .asString()
        .contains("0 earlier releases judged, 0 not as people acted");
  }
}
