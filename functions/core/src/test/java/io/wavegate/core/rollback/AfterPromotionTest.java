package io.wavegate.core.rollback;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.rollback.AfterPromotion.Judgement;
import io.wavegate.core.rollback.AfterPromotion.Look;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What alarms mean for a wave that was promoted at 10:15. */
class AfterPromotionTest {
  private static final String PROMOTED = "10:15:00";

  private static Judgement judged(Policies policy, boolean told, AlarmCase... alarms) {
    return judged(policy, told, List.of(), alarms);
  }

  private static Judgement judged(
      Policies policy, boolean told, List<String> others, AlarmCase... alarms) {
    List<AlarmCase> since =
        Arrays.stream(alarms).map(alarm -> alarm.historyFrom(PROMOTED)).toList();
    return AfterPromotion.judge(
        new Look(
            policy.wave(),
            at(PROMOTED),
            at("10:45:00"),
            since.stream().map(alarm -> alarm.look(at("10:40:00"))).toList(),
            others,
            told,
            at("10:40:00")));
  }

  private static Judgement judged(AlarmCase... alarms) {
    return judged(policy(), true, alarms);
  }

  @Test
  void quietAlarmsAreNothing() {
    assertThat(judged(alarm(AGGREGATE), alarm(OWN)))
        .isEqualTo(new Judgement.Quiet("quiet since its promotion"));
  }

  @Test
  void anAlarmThatWentToAlarmTakesTheWaveBackAndSaysHowLongAfter() {
    assertThat(
            judged(
                alarm(AGGREGATE)
                    .went(AlarmState.ALARM, "10:20:00")
                    .because("checkout-5xx", "37 errors")))
        .isInstanceOfSatisfying(
            Judgement.TakeBack.class,
            back ->
                assertThat(back.reason())
                    .startsWith(AGGREGATE + " went to ALARM at 10:20:00Z, 5m after ")
                    .endsWith("was promoted (child checkout-5xx: 37 errors)"));
  }

  @Test
  void anAlarmThatIsOkAgainTakesItBackAllTheSame() {
    assertThat(
            judged(
                alarm(AGGREGATE)
                    .went(AlarmState.ALARM, "10:20:00")
                    .went(AlarmState.OK, "10:21:00")))
        .isInstanceOf(Judgement.TakeBack.class);
  }

  @Test
  void anAlarmThatTheHistoryDoesNotShowYetCounts() {
    assertThat(judged(alarm(AGGREGATE).is(AlarmState.ALARM, "10:39:30")))
        .isInstanceOf(Judgement.TakeBack.class);
  }

  /** CloudWatch keeps an alarm's history for a time: what is older has not begun as that begins. */
  @Test
  void aSpellThatIsOlderThanItsHistoryIsNoNewOne() {
    AlarmCase old = alarm(AGGREGATE).is(AlarmState.ALARM, "10:00:00").historyFrom("10:20:00");
    Look look =
        new Look(
            policy().wave(),
            at(PROMOTED),
            at("10:45:00"),
            List.of(old.look(at("10:40:00"))),
            List.of(),
            true,
            at("10:40:00"));
    assertThat(AfterPromotion.judge(look))
        .isEqualTo(
            new Judgement.Tell(AGGREGATE + " was in ALARM already as the wave was promoted"));
  }

  @Test
  void aShortSpellMayBeTolerated() {
    AlarmCase aMinute =
        alarm(AGGREGATE).went(AlarmState.ALARM, "10:20:00").went(AlarmState.OK, "10:21:00");

    assertThat(judged(policy().tolerating(Duration.ofMinutes(2)), true, aMinute))
        .isInstanceOf(Judgement.Quiet.class);
    assertThat(judged(policy().tolerating(Duration.ofSeconds(59)), true, aMinute))
        .isInstanceOf(Judgement.TakeBack.class);
  }

  @Test
  void whatWasInAlarmAsItWasPromotedIsNoNewEvidence() {
    assertThat(judged(alarm(AGGREGATE).is(AlarmState.ALARM, "10:00:00")))
        .isEqualTo(
            new Judgement.Tell(AGGREGATE + " was in ALARM already as the wave was promoted"));
  }

  @Test
  void aSecondSpellIsNewEvidence() {
    AlarmCase again =
        alarm(AGGREGATE)
            .is(AlarmState.ALARM, "10:00:00")
            .went(AlarmState.OK, "10:20:00")
            .went(AlarmState.ALARM, "10:30:00");

    assertThat(judged(again)).isInstanceOf(Judgement.TakeBack.class);
  }

  @Test
  void badEvidenceOfOneAlarmCountsThoughAnotherIsBlind() {
    assertThat(
            judged(
                alarm(AGGREGATE).unread("Throttled").historyUnread("Throttled"),
                alarm(OWN).went(AlarmState.ALARM, "10:20:00")))
        .isInstanceOf(Judgement.TakeBack.class);
  }

  @Test
  void whatCannotBeReadIsToldWhereAnEventSaysThatItFires() {
    AlarmCase blind = alarm(AGGREGATE).unread("AccessDenied").historyUnread("AccessDenied");

    assertThat(judged(policy(), true, blind, alarm(OWN)))
        .isEqualTo(
            new Judgement.Tell(
                "an event says that an alarm fires, and " + AGGREGATE + " cannot be read"));
    assertThat(judged(policy(), false, blind, alarm(OWN)))
        .isEqualTo(new Judgement.Quiet(AGGREGATE + " cannot be read"));
  }

  @Test
  void whatMayBeAnotherReleasesDoingTakesNothingBack() {
    assertThat(
            judged(
                policy(),
                true,
                List.of("release 77aa01bc is under way at wave one-box under the same alarm"),
                alarm(AGGREGATE).went(AlarmState.ALARM, "10:20:00")))
        .isInstanceOfSatisfying(
            Judgement.Tell.class,
            tell ->
                assertThat(tell.why())
                    .startsWith(AGGREGATE + " went to ALARM at 10:20:00Z, 5m after ")
                    .endsWith(
                        "; not taken back for it: release 77aa01bc is under way at wave one-box"
                            + " under the same alarm"));
  }

  @Test
  void whatBeginsAfterTheWatchIsNotItsBusiness() {
    assertThat(judged(alarm(AGGREGATE).is(AlarmState.ALARM, "10:45:00")))
        .isInstanceOf(Judgement.Quiet.class);
  }

  /** Watched until 10:39, with two minutes tolerated. */
  private static Judgement atTheEnd(String readAt, AlarmCase alarm) {
    return AfterPromotion.judge(
        new Look(
            policy().tolerating(Duration.ofMinutes(2)).wave(),
            at(PROMOTED),
            at("10:39:00"),
            List.of(alarm.historyFrom(PROMOTED).look(at(readAt))),
            List.of(),
            false,
            at(readAt)));
  }

  private static AlarmCase firesFrom(String time) {
    return alarm(AGGREGATE).went(AlarmState.ALARM, time);
  }

  @Test
  void whatBeganWhileItWasWatchedCountsToItsEnd() {
    assertThat(atTheEnd("10:40:31", firesFrom("10:38:30"))).isInstanceOf(Judgement.TakeBack.class);
    assertThat(atTheEnd("10:50:00", firesFrom("10:38:30").went(AlarmState.OK, "10:41:00")))
        .isInstanceOf(Judgement.TakeBack.class);
  }

  @Test
  void whatIsToleratedSoFarMayYetComeToMore() {
    assertThat(atTheEnd("10:40:30", firesFrom("10:38:30")))
        .isEqualTo(new Judgement.Lasting(AGGREGATE + " is in ALARM, tolerated so far"));
    assertThat(atTheEnd("10:50:00", firesFrom("10:38:30").went(AlarmState.OK, "10:40:30")))
        .isInstanceOf(Judgement.Quiet.class);
    assertThat(atTheEnd("10:50:00", firesFrom("10:39:00")))
        .as("began afterwards")
        .isInstanceOf(Judgement.Quiet.class);
  }

  @Test
  void onlyHandsOffTakesAnythingBack() {
    for (Mode mode : List.of(Mode.OBSERVE, Mode.GATE)) {
      assertThat(judged(policy().mode(mode), true, alarm(OWN).went(AlarmState.ALARM, "10:20:00")))
          .isInstanceOfSatisfying(
              Judgement.Tell.class,
              tell ->
                  assertThat(tell.why())
                      .startsWith(OWN + " went to ALARM at 10:20:00Z, 5m after ")
                      .contains("in mode " + mode.word() + " nothing is rolled back"));
    }
  }
}
