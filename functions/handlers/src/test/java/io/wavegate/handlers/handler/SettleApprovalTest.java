package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.port.Item;
import io.wavegate.core.port.Write;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intent, effect, record: at a gate that an approval action carries. */
class SettleApprovalTest {
  private final Bench bench = Bench.open();

  @Test
  void aPromotionIsAppliedOnceAndTheWatchGoesOn() {
    Journey release = Journey.decided(bench);

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(release.timeline().subList(release.timeline().size() - 2, release.timeline().size()))
        .containsExactly(
            "INTENT will answer PromotionGate: PROMOTE",
            "EFFECT approval action PromotionGate let go on");
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.After.class);
    assertThat(bench.books().watched().all()).hasSize(2);
  }

  @Test
  void aPromotionThatExpiredIsJudgedAgain() {
    Journey release = Journey.decided(bench);
    bench.time().pass(Duration.ofSeconds(61));

    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");

    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
  }

  @Test
  void anAlarmBetweenJudgementAndEffectIsJudgedAndNothingIsPromoted() {
    Journey release = Journey.decided(bench);
    bench.time().pass(Duration.ofSeconds(5));
    bench.alarms().fire();

    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
  }

  @Test
  void anAlarmThatIsNotReadBeforeTheEffectIsJudgedAgain() {
    Journey release = Journey.decided(bench);
    bench.faults().refuse("DescribeAlarms", "InternalServiceFault", 500);

    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
  }

  @Test
  void aCrashAfterTheEffectLeadsToNoSecondOne() {
    Journey release = Journey.decided(bench);
    bench.faults().loseReplyOf("PutApprovalResult");
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("whether the approval was answered is not known");
    bench.time().pass(Duration.ofMinutes(5));

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(release.timeline()).noneMatch(line -> line.contains("PROMOTED_BY_PERSON"));
  }

  @Test
  void aRecordThatWasLostAfterTheEffectIsWrittenAgain() {
    Journey release = Journey.decided(bench);
    bench.faults().before("PutApprovalResult", () -> bench.store().loseNextAnswer());
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("did not answer");
    rollRecordBackToApplying(release);

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
  }

  /** As if the process had died before its last write. */
  private void rollRecordBackToApplying(Journey release) {
    var kept = bench.books().releases().gate(release.promotion()).orElseThrow();
    Phase.Settled settled = (Phase.Settled) kept.value().phase();
    var gate = kept.value();
    var applying =
        new Gate(
            gate.id(),
            gate.service(),
            gate.policyVersion(),
            gate.carrier(),
            gate.action(),
            gate.openedAt(),
            new Phase.Applying(settled.verdict(), settled.at(), settled.at()));
    Item item = kept.item().next(CoreJson.write(applying));
    assertThat(bench.store().transact(List.of(new Write.Replace(item)))).isTrue();
  }

  @Test
  void anIntentThatWaitedTooLongIsJudgedAgain() {
    Journey release = Journey.decided(bench);
    bench.faults().refuse("PutApprovalResult", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");
    bench.faults().mend("PutApprovalResult");
    bench.time().pass(Duration.ofMinutes(30));

    assertThat(release.functions().settle(release.promotion()))
        .as("the last reading is half an hour old, and nothing was approved (S1)")
        .isEqualTo("JUDGE_AGAIN");
    assertThat(bench.pipeline().token("Prod-OneBox", "PromotionGate")).isNotEmpty();
  }

  @Test
  void anAlarmAfterTheIntentIsJudgedOnceTheEffectCannotComeAnyMore() {
    Journey release = Journey.decided(bench);
    bench.faults().refuseOnce("PutApprovalResult", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");
    bench.alarms().fire();

    assertThat(release.functions().settle(release.promotion()))
        .as("an invocation that stands still since it wrote the intent may still send it (S3)")
        .isEqualTo("CARRIER_AWAY");
    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    bench.time().pass(Duration.ofSeconds(50));
    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void aPersonWhoAnsweredInBetweenIsNeverOverridden() {
    Journey release = Journey.decided(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "something smells");

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.StoodDown.class,
            down -> assertThat(down.why()).startsWith("rejected by arn:aws:sts::"));
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Stopped.class);
  }

  @Test
  void aPersonWhoApprovesWhileAHaltIsAppliedLeavesTheLineOpen() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isTrue();
  }

  @Test
  void aHaltWritesItsIntentThenStopsTheLineThenRejects() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.faults().forget();

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.faults().operations())
        .containsSubsequence("DisableStageTransition", "PutApprovalResult");
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(release.timeline().subList(release.timeline().size() - 3, release.timeline().size()))
        .containsExactly(
            "INTENT will answer PromotionGate: HALT",
            "EFFECT transition into Prod-OneBox disabled",
            "EFFECT approval action PromotionGate failed");
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Stopped.class);
  }

  @Test
  void aCrashBetweenIntentAndLineStillStopsTheLineFirst() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.faults().refuseOnce("DisableStageTransition", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("is disabled is not known");
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
  }

  /** Who reads the page at night goes by it: a line that is open is not called closed. */
  @Test
  void aHaltWhoseLineMayNotBeClosedIsToldAsSuch() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.faults().refuse("DisableStageTransition", "AccessDeniedException", 400);

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    release.functions().report(release.promotion());

    assertThat(bench.pages().getLast().message())
        .contains("HALT", "Wavegate has not disabled the transition into the stage")
        .doesNotContain("until a person enables it");
    assertThat(ask(release, "lift", "ada", "reason", "go on", "line", "Prod-OneBox"))
        .startsWith("404 Wavegate has disabled no transition into Prod-OneBox");
  }

  @Test
  void aLineThatMayNotBeClosedIsToldAsOpenThoughItsFirstTryGotNoAnswer() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.faults().refuseOnce("DisableStageTransition", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .isInstanceOf(IllegalStateException.class);
    bench.faults().refuse("DisableStageTransition", "AccessDeniedException", 400);

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    release.functions().report(release.promotion());

    assertThat(bench.pages().getLast().message())
        .contains("Wavegate has not disabled the transition into the stage");
  }

  @Test
  void aThrottledLineIsTriedAgainBeforeTheActionFails() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.faults().refuse("DisableStageTransition", "ThrottlingException", 400);

    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
  }

  @Test
  void aReasonLongerThanASummaryIsRecognisedAfterACrash() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "\uD83D\uDEA8".repeat(400));
    bench.faults().loseReplyOf("PutApprovalResult");
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    assertThat(release.gate(release.promotion()).phase())
        .as("our own answer is not taken for a person's")
        .isInstanceOf(Phase.Settled.class);
  }

  @Test
  void aSupersededApprovalStandsDown() {
    Journey release = Journey.decided(bench);
    bench
        .pipeline()
        .call(
            "StopPipelineExecution",
            TestPipeline.object()
                .put("pipelineExecutionId", release.execution())
                .put("abandon", true));

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.StoodDown.class);
    assertThat(release.functions().report(release.promotion()).path("outcome").asText())
        .isEqualTo("STOOD_DOWN");
  }

  @Test
  void aCrashBeforeTheRecordOfAFailedWaveChangesNothingOfIt() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    bench.faults().before("PutApprovalResult", () -> bench.store().loseNextAnswer());
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("did not answer");

    release.functions().settle(release.promotion());

    assertThat(release.gate(release.promotion()).verdict().orElseThrow())
        .isInstanceOf(Verdict.Halt.class);
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Stopped.class);
  }
}
