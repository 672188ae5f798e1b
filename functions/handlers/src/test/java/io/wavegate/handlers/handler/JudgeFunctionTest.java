package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JudgeFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void aQuietBakeIsPromotedWithItsArithmeticAndTheEvidenceItStandsOn() {
    Journey release = Journey.baked(bench);

    JsonNode answer = release.functions().judge(release.promotion());

    assertThat(answer.path("next").asText()).isEqualTo("PROMOTE");
    assertThat(release.timeline().getLast())
        .isEqualTo(
            "DECIDED PROMOTE: baked 1h (10:06:00Z to 11:06:00Z) and settled; checkout-aggregate,"
                + " checkout-onebox OK throughout; 2520 requests, at least 100 wanted; 3 of 3"
                + " tests passed");
    String look = bench.books().releases().evidence(release.promotion()).orElseThrow().look();
    assertThat(Judge.judge(CoreJson.read(look, WaveCase.class)))
        .as("the decision can be computed again (S9)")
        .isEqualTo(new Judgement.Decide(release.gate(release.promotion()).verdict().orElseThrow()));
  }

  @Test
  void aRollbackAndAHaltCanBeComputedAgain() {
    Journey bad = Journey.toRollBack(bench);
    assertComputedAgain(bench, bad);

    Bench other = Bench.open();
    Journey blind = Journey.baked(other);
    other.faults().refuse("DescribeAlarmHistory", "InternalServiceFault", 500);
    other.time().pass(Duration.ofHours(7));
    assertThat(blind.judge(blind.promotion())).isEqualTo("HALT");
    assertComputedAgain(other, blind);
  }

  private static void assertComputedAgain(Bench bench, Journey release) {
    String look = bench.books().releases().evidence(release.promotion()).orElseThrow().look();
    assertThat(Judge.judge(CoreJson.read(look, WaveCase.class)))
        .isEqualTo(new Judgement.Decide(release.gate(release.promotion()).verdict().orElseThrow()));
  }

  @Test
  void aPolicyThatIsChangedMidBakeIsTheNextGates() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(10));
    bench.install(Bench.policy("bake: {for: 1h, at-most: 6h", "bake: {for: 5h, at-most: 6h"));
    bench.time().pass(Journey.BAKE.minusMinutes(10));

    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
    assertThat(release.timeline().getLast()).contains("baked 1h (10:06:00Z to 11:06:00Z)");
    assertThat(
            bench
                .books()
                .policies()
                .current("checkout")
                .orElseThrow()
                .policy()
                .waves()
                .getFirst()
                .bake()
                .length())
        .as("and the new version is current")
        .isEqualTo(Duration.ofHours(5));
  }

  @Test
  void anAdmissionIsStoredWithWhatItStandsOnAndThePlan() {
    Journey release = Journey.atEntry(bench);

    release.judge(release.entry());

    String look = bench.books().releases().evidence(release.entry()).orElseThrow().look();
    assertThat(CoreJson.read(look, EntryLook.class).policy().name()).isEqualTo("one-box");
    assertThat(bench.books().releases().plan(release.release(), "one-box")).isPresent();
  }

  @Test
  void evidenceOfALoserNeverStandsBesideTheWinnersDecision() {
    Journey release = Journey.baked(bench);
    bench
        .store()
        .beforeNextWrite(
            () -> release.functions().judgeAfter(release.promotion(), "States.Runtime"));

    release.judge(release.promotion());

    assertThat(release.gate(release.promotion()).verdict().orElseThrow())
        .isInstanceOf(Verdict.Halt.class);
    assertThat(bench.books().releases().evidence(release.promotion()).orElseThrow().look())
        .as("evidence is JSON, also where it is one sentence")
        .isEqualTo("\"States.Runtime\"");
  }

  @Test
  void aFlapBetweenTwoReadingsRollsBack() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();
    bench.time().pass(Duration.ofSeconds(20));
    bench.alarms().calm();
    bench.time().pass(Journey.BAKE);

    JsonNode answer = release.functions().judge(release.promotion());

    assertThat(answer.path("next").asText()).isEqualTo("ROLL_BACK");
    assertThat(answer.path("rollbackName").asText())
        .isEqualTo("checkout-one-box-00000000-a1-rollback");
    assertThat(release.timeline().getLast()).contains("10m into a 1h bake");
  }

  @Test
  void aRequiredTestThatFailedRollsBack() {
    Journey release = Journey.atPromotion(bench);
    release.open(release.promotion());
    release
        .functions()
        .recordTest(
            release.promotion(),
            "smoke",
            bench.time().now(),
            "{\"status\": \"failed\", \"summary\": \"3 of 12 checks failed\"}");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.timeline().getLast()).contains("3 of 12 checks failed");
  }

  @Test
  void thinTrafficExtendsTheBake() {
    bench.alarms().traffic(0.5);
    Journey release = Journey.baked(bench);

    JsonNode answer = release.functions().judge(release.promotion());

    assertThat(answer.path("next").asText()).isEqualTo("WATCH");
    assertThat(answer.path("bakeSeconds").asLong()).isEqualTo(15 * 60);
    assertThat(answer.path("tests")).isEmpty();
    assertThat(release.watch("one-box").stands())
        .isInstanceOfSatisfying(
            Stands.Baking.class,
            baking -> assertThat(baking.window().until()).isEqualTo("2026-03-02T11:21:00Z"));
  }

  @Test
  void unreadEvidenceIsLookedAtAgainAndThenHalts() {
    Journey release = Journey.baked(bench);
    bench.faults().refuse("DescribeAlarmHistory", "InternalServiceFault", 500);

    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    assertThat(release.timeline()).filteredOn(line -> line.contains("looks again")).hasSize(1);

    bench.time().pass(Duration.ofHours(7));
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
  }

  @Test
  void anErrorHaltsAnUndecidedGateWithAReasonOfOneShortLine() {
    Journey release = Journey.baking(bench);

    release
        .functions()
        .judgeAfter(release.promotion(), "States.TaskFailed: {\n" + "stackTrace ".repeat(2_000));

    String reason = release.gate(release.promotion()).verdict().orElseThrow().reason();
    assertThat(reason)
        .startsWith("the state machine met an error: States.TaskFailed: {")
        .doesNotContain("\n")
        .hasSizeLessThan(700);
  }

  @Test
  void anErrorDoesNotHideAnAlarmThatFiredMeanwhile() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();

    assertThat(Journey.next(release.functions().judgeAfter(release.promotion(), "table down")))
        .isEqualTo("ROLL_BACK");
  }

  @Test
  void anErrorDoesNotChangeADecision() {
    Journey release = Journey.decided(bench);

    assertThat(Journey.next(release.functions().judgeAfter(release.promotion(), "late")))
        .isEqualTo("PROMOTE");
  }

  @Test
  void aPersonsApprovalIsRecordedAndTheWatchGoesOn() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");

    assertThat(release.timeline().getLast())
        .startsWith("PERSON PROMOTED_BY_PERSON: approved by arn:aws:sts::111122223333:")
        .endsWith("I have looked myself");
    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.After.class);
    assertThat(bench.books().watched().all()).hasSize(2);
  }

  @Test
  void anApprovalBeforeTheBakeBeganIsWatchedOnToo() {
    Journey release = Journey.atPromotion(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");

    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.After.class);
    assertThat(bench.books().watched().all()).hasSize(2);
  }

  @Test
  void aPersonsRejectionEndsTheGateAndTheWaveIsWatchedOn() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "no");

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");

    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.StoodDown.class, down -> assertThat(down.promotedByPerson()).isFalse());
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Stopped.class);
    assertThat(bench.books().watched().all()).hasSize(2);
  }

  @Test
  void anEntryThatAPersonApprovedBeginsTheWatch() {
    Journey release = Journey.promoted(bench);
    var entry = release.id("one-region", GateKind.ENTRY, 1);
    bench.alarms().fire();
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));
    bench.pipeline().answer("Prod-Wave-1", "EntryGate", true, "this release mends it");

    assertThat(release.judge(entry)).isEqualTo("REPORT");

    assertThat(release.watch("one-region").stands()).isInstanceOf(Stands.Deploying.class);
    assertThat(bench.books().watched().of("checkout-aggregate"))
        .extracting(ref -> ref.wave())
        .contains("one-region");
  }

  @Test
  void theNextWaveDoesNotStartIfTheEarlierAlarmedSinceItsLastReading() {
    Journey release = Journey.decided(bench);
    bench.time().pass(Duration.ofSeconds(10));
    bench.faults().before("PutApprovalResult", () -> fireForGood("checkout-onebox"));
    release.functions().settle(release.promotion());
    bench.time().settle();
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));

    assertThat(release.judge(release.id("one-region", GateKind.ENTRY, 1))).isEqualTo("HALT");
    assertThat(release.timeline().getLast())
        .contains("earlier wave one-box alarmed after its promotion: checkout-onebox");
  }

  private void fireForGood(String alarm) {
    bench.alarms().set(alarm, AlarmValue.ALARM, "1 error");
    bench.time().pass(Duration.ofSeconds(5));
  }

  @Test
  void aDecisionMadeElsewhereIsFoundInsteadOfAnotherSleep() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(5));
    bench
        .store()
        .beforeNextWrite(
            () -> release.functions().judgeAfter(release.promotion(), "States.Runtime"));

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
  }
}
