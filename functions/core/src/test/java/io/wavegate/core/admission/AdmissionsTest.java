package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.NET;
import static io.wavegate.core.admission.Admitted.admits;
import static io.wavegate.core.admission.Admitted.lookedAt;
import static io.wavegate.core.admission.Admitted.refuses;
import static io.wavegate.core.admission.Admitted.waits;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.admission.Admitted.weekdays;
import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;

import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.rollback.NetLook;
import org.junit.jupiter.api.Test;

/** May this deployment start? Each blocker alone, and several together. */
class AdmissionsTest {
  @Test
  void aDeploymentWithNothingAgainstItStarts() {
    given(clear())
        .when(lookedAt("09:00:00"))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void insideAWindowAfterQuietWavesItStarts() {
    given(
            clear()
                .under(policy().open(weekdays()))
                .after(new EarlierWave.Promoted("one-box"))
                .after(new EarlierWave.Promoted("one-region")))
        .when(lookedAt("09:00:00"))
        .then(
            admits(
                "inside a window; checkout-aggregate, checkout-onebox OK; no holds; one-box,"
                    + " one-region promoted and quiet; "
                    + NET));
  }

  @Test
  void aFirstDeploymentHasNoNetAndIsMarked() {
    given(clear().net(new NetLook.NoNet("no earlier execution succeeded in stage Prod-OneBox")))
        .when(lookedAt("09:00:00"))
        .then(
            admits(
                "no windows set; checkout-aggregate, checkout-onebox OK; no holds; NO NET: no"
                    + " earlier execution succeeded in stage Prod-OneBox"));
  }

  @Test
  void whereThePolicyDemandsAWayBackAFirstDeploymentIsRefused() {
    given(
            clear()
                .under(policy().demandingAWayBack())
                .net(new NetLook.NoNet("no earlier execution succeeded in stage Prod-OneBox")))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                "no rollback is possible, which the policy demands (rollback.required): no earlier"
                    + " execution succeeded in stage Prod-OneBox"));
  }

  @Test
  void whereThePolicyDemandsAWayBackOneThatIsThereIsEnough() {
    given(clear().under(policy().demandingAWayBack()))
        .when(lookedAt("09:00:00"))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void anUnknownNetWaits() {
    given(clear().net(new NetLook.Unknown("Throttled")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("whether a rollback is possible was not read: Throttled"));
  }

  @Test
  void holdsByTwoOwnersAreBothSaidAndLookedAtSoon() {
    given(clear().held("arn:jo", "sale", "08:00:00").held("arn:kim", "migration", "08:30:00"))
        .when(lookedAt("09:00:00"))
        .then(
            waitsFor(
                "held by arn:jo since Mon 4 May 08:00Z: sale",
                "held by arn:kim since Mon 4 May 08:30Z: migration"));
  }

  @Test
  void anAlarmThatFiresAlreadyWaits() {
    given(clear().aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate in ALARM since 08:55:00Z"));
  }

  @Test
  void insufficientDataIsNotOk() {
    given(clear().aggregate(alarm(AGGREGATE).is(AlarmState.INSUFFICIENT_DATA, "08:55:00")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate is INSUFFICIENT_DATA since 08:55:00Z, which is not OK"));
  }

  @Test
  void aPartlyEvaluatedChildIsNotOk() {
    given(clear().aggregate(alarm(AGGREGATE).child("5xx", AlarmState.OK, Evaluation.PARTIAL_DATA)))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("5xx is not fully evaluated: PARTIAL_DATA"));
  }

  @Test
  void aBlindAlarmTwoLevelsDownIsNotOk() {
    given(clear().aggregate(alarm(AGGREGATE).grandchild(AlarmState.OK, Evaluation.ERROR)))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("grandchild is not fully evaluated: ERROR"));
  }

  @Test
  void aChildInAlarmIsTheCompositesToWeigh() {
    given(clear().aggregate(alarm(AGGREGATE).child("5xx", AlarmState.ALARM, Evaluation.COMPLETE)))
        .when(lookedAt("09:00:00"))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void anAlarmThatWasNotReadIsNotOk() {
    given(clear().aggregate(alarm(AGGREGATE).unread("DescribeAlarms does not know it")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate was not read: DescribeAlarms does not know it"));
  }

  @Test
  void whatWasNotReadForOneReasonIsSaidOnce() {
    given(
            clear()
                .alarms(alarm(AGGREGATE).unread("AccessDenied"), alarm(OWN).unread("AccessDenied")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate, checkout-onebox were not read: AccessDenied"));
  }

  @Test
  void anAlarmThatWasLeftOutIsNotOk() {
    given(clear().alarms(alarm(AGGREGATE)))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("1 of 2 alarms were read"));
  }

  @Test
  void moreAlarmsThanThePolicysAreNotUnderstood() {
    given(clear().alarms(alarm(AGGREGATE), alarm(OWN), alarm("third")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("3 of 2 alarms were read"));
  }

  @Test
  void anUnreadStageWaits() {
    given(clear().carrierUnread())
        .when(lookedAt("09:00:00"))
        .then(waitsFor("the stage was not read: AccessDenied"));
  }

  @Test
  void anEarlierWaveThatWasNotReadWaits() {
    given(clear().after(new EarlierWave.Unread("one-box", "Throttled")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("whether one-box alarmed since is not known: Throttled"));
  }

  @Test
  void anEarlierWaveThatIsNotPromotedRefuses() {
    given(clear().after(new EarlierWave.NotPromoted("one-box", "HALT: no traffic", true)))
        .when(lookedAt("09:00:00"))
        .then(refuses("earlier wave one-box is not promoted: HALT: no traffic"));
  }

  /** A person approved it a moment ago, and its own gate has not noticed yet. */
  @Test
  void anEarlierWaveThatIsJudgedStillWaitsAndIsLookedAtSoon() {
    EarlierWave baking = new EarlierWave.NotPromoted("one-box", "baking", false);

    given(clear().waitingSince(at("09:00:00")).after(baking))
        .when(lookedAt("09:00:10"))
        .then(waits("earlier wave one-box is not promoted: baking", at("09:00:25")));
    given(clear().waitingSince(at("09:00:00")).after(baking))
        .when(lookedAt("09:05:00"))
        .then(waits("earlier wave one-box is not promoted: baking", at("09:10:00")));
  }

  @Test
  void anEarlierWaveThatAlarmedSinceRefuses() {
    given(clear().after(new EarlierWave.AlarmedSince("one-box", "checkout-aggregate at 08:50:00Z")))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                "earlier wave one-box alarmed after its promotion: checkout-aggregate at"
                    + " 08:50:00Z"));
  }

  @Test
  void anEarlierWaveWhoseAlarmFiresStillIsWaitedForAndTheAlarmIsSaidOnce() {
    EarlierWave firing = new EarlierWave.Firing("one-box", AGGREGATE, at("08:55:00"));

    given(clear().after(firing))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate in ALARM since 08:55:00Z"));
    given(clear().aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00")).after(firing))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate in ALARM since 08:55:00Z"));
  }

  @Test
  void aQuarantinedRevisionRefuses() {
    given(clear().quarantined("4f2e1d3c", "rolled back at wave one-box"))
        .when(lookedAt("09:00:00"))
        .then(refuses("revision 4f2e1d3c is quarantined: rolled back at wave one-box"));
  }

  @Test
  void allBlockersAreSaidTogether() {
    given(
            clear()
                .under(policy().open(weekdays()))
                .held("arn:jo", "sale", "08:00:00")
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00"))
                .quarantined("4f2e1d3c", "rolled back at wave one-box"))
        .when(lookedAt("20:00:00"))
        .then(
            refuses(
                "window closed until Tue 5 May 08:00Z; held by arn:jo since Mon 4 May 08:00Z:"
                    + " sale; checkout-aggregate in ALARM since 08:55:00Z; revision 4f2e1d3c is"
                    + " quarantined: rolled back at wave one-box"));
  }
}
