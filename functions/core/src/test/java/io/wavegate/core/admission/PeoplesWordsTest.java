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
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.FROM;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.people.Exemption.Kind;
import io.wavegate.core.people.Order;
import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people's words come to at an entry gate. */
class PeoplesWordsTest {
  @Test
  void anApprovalLetsAReleaseInPastEverythingThatStandsAgainstIt() {
    given(
            clear()
                .held("arn:jo", "sale", "08:00:00")
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00"))
                .ordered(Order.Kind.APPROVE, "ada", "it must go out"))
        .when(lookedAt("09:00:00"))
        .then(
            admission ->
                assertThat(admission)
                    .isEqualTo(
                        new Admission.Admit(
                            new Verdict.PromoteByPerson("approved by ada: it must go out", FROM))));
  }

  @Test
  void aRejectionRefusesAReleaseThatMayStart() {
    given(clear().ordered(Order.Kind.REJECT, "ada", "not today"))
        .when(lookedAt("09:00:00"))
        .then(refuses("rejected by ada: not today"));
  }

  @Test
  void beforeADeploymentAnAbortHasNothingToTakeBack() {
    given(clear().ordered(Order.Kind.ABORT, "ada", "not today"))
        .when(lookedAt("09:00:00"))
        .then(refuses("aborted by ada: not today"));
  }

  @Test
  void outsideOfItsWindowsItStartsByAPersonsWord() {
    given(
            clear()
                .under(policy().open(weekdays()))
                .exempt(Kind.CLOSED_WINDOW, "ada", "hotfix", at("23:00:00")))
        .when(lookedAt("20:00:00"))
        .then(
            admission ->
                assertThat(admission)
                    .isEqualTo(
                        new Admission.Admit(
                            new Verdict.Promote(
                                "outside of the windows, by ada: hotfix; checkout-aggregate,"
                                    + " checkout-onebox OK; no holds; "
                                    + NET,
                                at("20:00:00")))));
  }

  @Test
  void thatWordDoesNotCountForHolds() {
    given(
            clear()
                .under(policy().open(weekdays()))
                .waitingSince(at("20:00:00"))
                .held("arn:jo", "sale", "08:00:00")
                .exempt(Kind.CLOSED_WINDOW, "ada", "hotfix", at("23:00:00")))
        .when(lookedAt("20:00:00"))
        .then(waits("held by arn:jo since Mon 4 May 08:00Z: sale", at("20:05:00")));
  }

  @Test
  void aWordThatIsOverCountsNoMore() {
    given(
            clear()
                .under(policy().open(weekdays()))
                .waitingSince(at("20:00:00"))
                .exempt(Kind.CLOSED_WINDOW, "ada", "hotfix", at("20:00:00")))
        .when(lookedAt("20:00:00"))
        .then(
            waits("window closed until Tue 5 May 08:00Z", at("08:00:00").plus(Duration.ofDays(1))));
  }

  @Test
  void aFixStartsWhileTheAlarmFiresThatItMends() {
    given(
            clear()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00"))
                .exempt(Kind.FIRING_ALARM, "ada", "this mends it", at("12:00:00")))
        .when(lookedAt("09:00:00"))
        .then(
            admits(
                "no windows set; checkout-onebox OK; checkout-aggregate in ALARM, to be mended, by"
                    + " ada: this mends it; no holds; "
                    + NET));
  }

  @Test
  void aFixStartsBesideAnEarlierWaveThatItMends() {
    given(
            clear()
                .after(new EarlierWave.Firing("one-box", "checkout-other", at("08:55:00")))
                .exempt(Kind.FIRING_ALARM, "ada", "this mends it", at("12:00:00")))
        .when(lookedAt("09:00:00"))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void aBlindAlarmIsNoAlarmThatAFixMends() {
    given(
            clear()
                .aggregate(alarm(AGGREGATE).is(AlarmState.INSUFFICIENT_DATA, "08:55:00"))
                .exempt(Kind.FIRING_ALARM, "ada", "this mends it", at("12:00:00")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("checkout-aggregate is INSUFFICIENT_DATA since 08:55:00Z, which is not OK"));
  }

  @Test
  void aHoldThatEndsByItselfIsLookedAtAsItEnds() {
    given(clear().heldUntil("arn:jo", "sale", "08:00:00", at("09:30:00")))
        .when(lookedAt("09:00:00"))
        .then(
            waits(
                "held by arn:jo since Mon 4 May 08:00Z until Mon 4 May 09:30Z: sale",
                at("09:30:00")));
  }

  /** It may be lifted before, and the gate that sleeps may not be woken. */
  @Test
  void aHoldThatEndsLaterIsLookedAtEveryHour() {
    given(clear().heldUntil("arn:jo", "sale", "08:00:00", at("11:30:00")))
        .when(lookedAt("09:00:00"))
        .then(
            waits(
                "held by arn:jo since Mon 4 May 08:00Z until Mon 4 May 11:30Z: sale",
                at("10:00:00")));
  }

  @Test
  void aHoldThatHasEndedHoldsNothing() {
    given(clear().heldUntil("arn:jo", "sale", "08:00:00", at("09:00:00")))
        .when(lookedAt("09:00:00"))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  /** A look every five minutes would fill an execution's history within days. */
  @Test
  void looksThinOutAsTheWaitGoesOn() {
    given(clear().waitingSince(at("09:00:00")).held("arn:jo", "sale", "08:00:00"))
        .when(lookedAt("11:00:00"))
        .then(waits("held by arn:jo since Mon 4 May 08:00Z: sale", at("11:10:00")));
    given(clear().waitingSince(at("00:00:00")).held("arn:jo", "sale", "00:00:00"))
        .when(lookedAt("22:00:00"))
        .then(waits("held by arn:jo since Mon 4 May 00:00Z: sale", at("23:00:00")));
  }
}
