package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.decides;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.keepsBaking;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static io.wavegate.core.verdict.Judged.rollsBack;
import static io.wavegate.core.verdict.Judged.standsDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.people.Order.Kind;
import io.wavegate.core.testing.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person's word on a gate comes to, beside the evidence. */
class OrderedTest {
  @Test
  void anApprovalLetsAWaveGoOnInTheMiddleOfItsBake() {
    given(healthy().ordered(Kind.APPROVE, "ada", "the metric is known to lag"))
        .when(lookedAt("09:20:00"))
        .then(
            decides(
                new Verdict.PromoteByPerson(
                    "approved by ada: the metric is known to lag", Times.DEPLOYED)));
  }

  @Test
  void anApprovalDoesNotOutweighAnAlarm() {
    given(
            healthy()
                .aggregate(alarm(AGGREGATE).went(AlarmState.ALARM, "09:30:00"))
                .ordered(Kind.APPROVE, "ada", "go"))
        .when(lookedAt("09:30:10"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (went ALARM)"));
  }

  @Test
  void aRejectionHaltsAHealthyWave() {
    given(healthy().ordered(Kind.REJECT, "ada", "legal says no"))
        .when(lookedAt("10:15:00"))
        .then(halts("rejected by ada: legal says no"));
  }

  @Test
  void anAbortRollsBackAHealthyWave() {
    given(healthy().ordered(Kind.ABORT, "ada", "customers call"))
        .when(lookedAt("09:20:00"))
        .then(rollsBack("aborted by ada: customers call"));
  }

  @Test
  void whoIsAgainstIsHeardBeforeWhoIsFor() {
    given(healthy().ordered(Kind.APPROVE, "ada", "go").ordered(Kind.REJECT, "bob", "wait"))
        .when(lookedAt("10:15:00"))
        .then(halts("rejected by bob: wait"));
  }

  @Test
  void anAbortCountsMoreThanARejection() {
    given(healthy().ordered(Kind.REJECT, "bob", "wait").ordered(Kind.ABORT, "ada", "back"))
        .when(lookedAt("10:15:00"))
        .then(rollsBack("aborted by ada: back"));
  }

  @Test
  void aReleaseThatIsGoneIsNobodysToApprove() {
    given(
            healthy()
                .carrier(new CarrierLook.Gone("the stage shows another release"))
                .ordered(Kind.ABORT, "ada", "back"))
        .when(lookedAt("09:20:00"))
        .then(standsDown("the stage shows another release"));
  }

  @Test
  void aReleaseThatIsToMendAnAlarmIsNotBlamedForTheSpellItFound() {
    given(
            healthy()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:30:00"))
                .mending("ada", "this is the fix", at("11:00:00")))
        .when(lookedAt("09:20:00"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void itIsNotPromotedBeforeTheAlarmIsOk() {
    given(
            healthy()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:30:00"))
                .mending("ada", "this is the fix", at("11:00:00")))
        .when(lookedAt("10:15:00"))
        .then(looksAgain("10:15:35", "checkout-aggregate is ALARM: is ALARM"));
  }

  @Test
  void anAlarmThatFiresAnewRollsItBack() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .is(AlarmState.ALARM, "08:30:00")
                        .went(AlarmState.OK, "09:15:00")
                        .went(AlarmState.ALARM, "09:30:00"))
                .mending("ada", "this is the fix", at("11:00:00")))
        .when(lookedAt("09:30:10"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (went ALARM)"));
  }

  @Test
  void anExemptionThatIsGivenLaterForgivesNothingBefore() {
    given(
            healthy()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:30:00"))
                .mendingSince("ada", "this is the fix", at("09:05:00"), at("11:00:00")))
        .when(lookedAt("09:20:00"))
        .then(
            rollsBack(
                "checkout-aggregate was in ALARM already, since 08:30:00Z, as the deployment"
                    + " began at 09:00:00Z (is ALARM)"));
  }

  @Test
  void aFailedStageHasNothingToApprove() {
    given(
            healthy()
                .carrier(
                    new CarrierLook.FailedStage(
                        List.of(new FailedAction("PromotionGate", "timed out")), false))
                .ordered(Kind.APPROVE, "ada", "go"))
        .when(lookedAt("10:15:00"))
        .then(judgement -> assertThat(judgement.toString()).doesNotContain("PromoteByPerson"));
  }

  @Test
  void whoWasLetInAfterItsExemptionWasOverIsBlamedAsAnyOther() {
    given(
            healthy()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:30:00"))
                .mending("ada", "this is the fix", at("09:00:00")))
        .when(lookedAt("09:20:00"))
        .then(
            rollsBack(
                "checkout-aggregate was in ALARM already, since 08:30:00Z, as the deployment"
                    + " began at 09:00:00Z (is ALARM)"));
  }

  @Test
  void aFailedStageThatIsNotReadHearsWhoIsAgainst() {
    given(healthy().carrierUnread().ordered(Kind.ABORT, "ada", "customers call"))
        .when(wave -> Judge.judgeFailedStage(wave.lookedAt(at("09:20:00"))))
        .then(rollsBack("aborted by ada: customers call"));
    given(healthy().carrierUnread().ordered(Kind.APPROVE, "ada", "go"))
        .when(wave -> Judge.judgeFailedStage(wave.lookedAt(at("09:20:00"))))
        .then(judged -> assertThat(judged).isInstanceOf(Judgement.LookAgain.class));
  }
}
