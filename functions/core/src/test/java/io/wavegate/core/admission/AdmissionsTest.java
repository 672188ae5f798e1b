package io.wavegate.core.admission;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.Admission.Admit;
import io.wavegate.core.admission.Admission.Refuse;
import io.wavegate.core.admission.Admission.StandDown;
import io.wavegate.core.admission.Admission.Wait;
import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.policy.Window;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.testing.EntryCases;
import io.wavegate.core.testing.Times;
import io.wavegate.core.verdict.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** May this deployment start? Each blocker alone, several together, and the end of waiting. */
class AdmissionsTest {
  private static final String NET =
      "rollback would return Prod-OneBox to 0badcafe, revision 4f2e1d3c (Mend cart)";

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
  void anUnknownNetWaits() {
    given(clear().net(new NetLook.Unknown("Throttled")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("whether a rollback is possible was not read: Throttled"));
  }

  @Test
  void aClosedWindowWaitsUntilItOpens() {
    given(clear().under(policy().open(weekdays())))
        .when(lookedAt("20:00:00"))
        .then(waits("window closed until Tue 5 May 08:00Z", at("08:00:00").plus(days(1))));
  }

  @Test
  void theFirstOfSeveralWindowsCounts() {
    Window evening =
        new Window(
            EnumSet.of(DayOfWeek.MONDAY),
            LocalTime.of(21, 30),
            LocalTime.of(22, 0),
            ZoneId.of("Europe/London"));
    given(clear().under(policy().open(weekdays(), evening)))
        .when(lookedAt("20:00:00"))
        .then(waits("window closed until Mon 4 May 20:30Z", at("20:30:00")));
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
    given(clear().after(new EarlierWave.NotPromoted("one-box", "baking")))
        .when(lookedAt("09:00:00"))
        .then(refuses("earlier wave one-box is not promoted: baking"));
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

  @Test
  void behindAClosedWindowNothingElseIsLookedAtUntilItOpens() {
    given(clear().under(policy().open(weekdays())).held("arn:jo", "sale", "08:00:00"))
        .when(lookedAt("20:00:00"))
        .then(
            admission ->
                assertThat(admission)
                    .isInstanceOfSatisfying(
                        Wait.class,
                        wait -> {
                          assertThat(wait.blockers()).hasSize(2);
                          assertThat(wait.nextLook()).isEqualTo(at("08:00:00").plus(days(1)));
                        }));
  }

  @Test
  void waitingEndsAtItsDeadlineAndSaysHowLongItWas() {
    EntryCases held = clear().held("arn:jo", "sale", "08:00:00");
    Instant deadline = Times.FROM.plus(days(3));
    given(held)
        .when(look -> Admissions.judge(look.at(deadline)))
        .then(refuses("waited 3d in vain: held by arn:jo since Mon 4 May 08:00Z: sale"));
    given(held)
        .when(look -> Admissions.judge(look.at(deadline.minusSeconds(1))))
        .then(waits("held by arn:jo since Mon 4 May 08:00Z: sale", deadline));
  }

  @Test
  void theNextLookIsNotAfterTheDeadlineThoughTheWindowOpensLater() {
    Instant friday = Instant.parse("2026-05-08T20:00:00Z");
    given(clear().under(policy().open(weekdays())).waitingSince(friday.minus(days(1))))
        .when(look -> Admissions.judge(look.at(friday)))
        .then(waits("window closed until Mon 11 May 08:00Z", friday.plus(days(2))));
  }

  @Test
  void aDeploymentThatIsClearAtItsDeadlineStarts() {
    given(clear())
        .when(look -> Admissions.judge(look.at(Times.FROM.plus(days(4)))))
        .then(admission -> assertThat(admission).isInstanceOf(Admit.class));
  }

  @Test
  void aPersonsAnswerLeavesNothingToAdmit() {
    given(clear().carrier(new CarrierLook.Answered(true, "arn:jo", "go")))
        .when(lookedAt("09:00:00"))
        .then(standsDown("approved by arn:jo"));
    given(clear().carrier(new CarrierLook.Answered(false, "arn:jo", "no")))
        .when(lookedAt("09:00:00"))
        .then(standsDown("rejected by arn:jo"));
  }

  @Test
  void aReleaseThatIsGoneStandsDownWhateverBlocksIt() {
    given(
            clear()
                .carrier(new CarrierLook.Gone("superseded"))
                .quarantined("4f2e1d3c", "rolled back"))
        .when(lookedAt("09:00:00"))
        .then(standsDown("superseded"));
  }

  private static Window weekdays() {
    return new Window(
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(9, 0),
        LocalTime.of(16, 0),
        ZoneId.of("Europe/London"));
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  private static Function<EntryCases, Admission> lookedAt(String time) {
    return look -> Admissions.judge(look.at(at(time)));
  }

  private static Consumer<Admission> admits(String reason) {
    return admission ->
        assertThat(admission).isEqualTo(new Admit(new Verdict.Promote(reason, at("09:00:00"))));
  }

  private static Consumer<Admission> refuses(String reason) {
    return admission -> assertThat(admission).isEqualTo(new Refuse(new Verdict.Halt(reason)));
  }

  private static Consumer<Admission> standsDown(String why) {
    return admission -> assertThat(admission).isEqualTo(new StandDown(why));
  }

  /** Waits for all of these, with a look in five minutes. */
  private static Consumer<Admission> waitsFor(String... said) {
    return admission -> waiting(admission, List.of(said), at("09:05:00"));
  }

  private static Consumer<Admission> waits(String said, Instant nextLook) {
    return admission -> waiting(admission, List.of(said), nextLook);
  }

  private static void waiting(Admission admission, List<String> said, Instant nextLook) {
    assertThat(admission)
        .isInstanceOfSatisfying(
            Wait.class,
            wait -> {
              assertThat(wait.blockers()).extracting(Blocker::said).isEqualTo(said);
              assertThat(wait.nextLook()).isEqualTo(nextLook);
            });
  }
}
