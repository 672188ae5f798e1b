package io.wavegate.core.verdict;

import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.Times.minutes;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.keepsBaking;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static io.wavegate.core.verdict.Judged.promotes;
import static io.wavegate.core.verdict.Judged.rollsBack;
import static io.wavegate.core.verdict.Judged.standsDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.verdict.Verdict.Promote;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a wave is promoted, when it bakes on, and who else may have answered. */
class JudgeTest {
  private static final String HEALTHY =
      "baked 1h (09:10:00Z to 10:10:00Z) and settled; checkout-aggregate, checkout-onebox OK"
          + " throughout; 412 requests, at least 100 wanted; 2 of 2 tests passed";

  @Test
  void aHealthyBakeIsPromotedWithItsArithmetic() {
    given(healthy()).when(lookedAt("10:15:00")).then(promotes(HEALTHY));
  }

  @Test
  void aHealthyWaveBakesOnUntilTheEndOfTheBake() {
    given(healthy())
        .when(lookedAt("10:09:59"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void theSettleTimeIsWaitedForToo() {
    given(healthy())
        .when(lookedAt("10:14:59"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void anAlarmWithOlderDatapointsIsWaitedForLonger() {
    given(healthy().aggregate(AlarmCase.alarm(Policies.AGGREGATE).settling(minutes(20))))
        .when(lookedAt("10:29:59"))
        .then(keepsBaking("10:10:00", "10:30:00", "the bake is not over"));
  }

  @Test
  void aLookThatBeganTooEarlyNeverPromotesHoweverLateItEnds() {
    given(healthy())
        .when(lookedAt("10:14:59", "10:15:30"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void aReadingOlderThanItsLookNeverPromotes() {
    given(healthy().aggregate(AlarmCase.alarm(Policies.AGGREGATE).readAlready(at("10:14:59"))))
        .when(lookedAt("10:15:00"))
        .then(
            looksAgain(
                "10:15:35",
                "the oldest reading is of 10:14:59Z, before the bake had ended and settled,"
                    + " Mon 4 May 10:15Z"));
  }

  @Test
  void aLookThatTookLongerThanAPromotionIsGoodForIsTakenAgain() {
    given(healthy())
        .when(lookedAt("10:15:00", "10:16:01"))
        .then(
            looksAgain(
                "10:16:31",
                "the look began at 10:15:00Z, which is not within 1m before 10:16:01Z"));
    given(healthy()).when(lookedAt("10:15:00", "10:16:00")).then(promotes(HEALTHY));
  }

  @Test
  void aLookFromTheFutureIsTakenAgain() {
    given(healthy())
        .when(lookedAt("10:20:00", "10:19:00"))
        .then(
            looksAgain(
                "10:20:00",
                "the look began at 10:20:00Z, which is not within 1m before 10:19:00Z"));
  }

  @Test
  void aPromotionExpiresSixtySecondsAfterItsLastReading() {
    Promote promote = new Promote("fine", at("10:15:00"));
    assertThat(promote.isExpired(at("10:16:00"))).isFalse();
    assertThat(promote.isExpired(at("10:16:01"))).isTrue();
  }

  @Test
  void aBakeIsNeverShorterThanThePolicySays() {
    WatchWindow cut = new WatchWindow(Times.FROM, Times.DEPLOYED, at("09:40:00"), Times.DEADLINE);
    given(healthy().watched(cut))
        .when(lookedAt("09:45:00"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void anExtendedBakeIsWaitedFor() {
    WatchWindow longer =
        new WatchWindow(Times.FROM, Times.DEPLOYED, at("10:25:00"), Times.DEADLINE);
    given(healthy().watched(longer))
        .when(lookedAt("10:29:59"))
        .then(keepsBaking("10:25:00", "10:30:00", "the bake is not over"));
  }

  @Test
  void alarmsThatSettleAfterTheDeadlineDoNotOutlastIt() {
    WaveCases slow =
        healthy().aggregate(AlarmCase.alarm(Policies.AGGREGATE).settling(Duration.ofHours(24)));
    given(slow)
        .when(lookedAt("10:15:00"))
        .then(keepsBaking("10:10:00", "11:45:01", "the bake is not over"));
    given(slow)
        .when(lookedAt("11:45:01"))
        .then(
            halts(
                "undecided at its deadline 11:45:00Z: the oldest reading is of 11:45:01Z, before"
                    + " the bake had ended and settled, Tue 5 May 10:10Z"));
  }

  @Test
  void aWaveThatIsLookedAtFirstAfterItsDeadlineHaltsHoweverHealthy() {
    given(healthy())
        .when(lookedAt("11:45:01"))
        .then(halts("undecided at its deadline 11:45:00Z: no look was complete before it"));
  }

  @Test
  void badEvidenceWinsOverAPassedDeadline() {
    given(
            healthy()
                .aggregate(
                    AlarmCase.alarm(Policies.AGGREGATE)
                        .went(AlarmState.ALARM, "09:30:00")
                        .went(AlarmState.OK, "09:31:00")))
        .when(lookedAt("11:45:01"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (went ALARM)"));
  }

  @Test
  void anApprovalByAPersonLeavesNothingToJudge() {
    given(healthy().carrier(new CarrierLook.Answered(true, "arn:jo", "seen it", Instant.EPOCH)))
        .when(lookedAt("09:20:00"))
        .then(standsDown("approved by arn:jo: seen it"));
  }

  @Test
  void aRejectionByAPersonLeavesNothingToJudge() {
    given(healthy().carrier(new CarrierLook.Answered(false, "arn:jo", " ", Instant.EPOCH)))
        .when(lookedAt("10:15:00"))
        .then(standsDown("rejected by arn:jo"));
  }

  @Test
  void aReleaseThatIsGoneIsNotJudgedEvenIfTheAlarmFires() {
    given(
            healthy()
                .carrier(new CarrierLook.Gone("stage Prod-OneBox shows execution e2"))
                .aggregate(AlarmCase.alarm(Policies.AGGREGATE).went(AlarmState.ALARM, "09:30:00")))
        .when(lookedAt("09:31:00"))
        .then(standsDown("stage Prod-OneBox shows execution e2"));
  }

  @Test
  void anUnreadStageNeverPromotes() {
    given(healthy().carrierUnread())
        .when(lookedAt("10:15:00"))
        .then(looksAgain("10:15:35", "the stage was not read: AccessDenied"));
  }

  @Test
  void aPersonsSummaryWithoutWordsIsLeftOut() {
    given(healthy().carrier(new CarrierLook.Answered(true, "arn:jo", "", Instant.EPOCH)))
        .when(lookedAt("10:15:00"))
        .then(standsDown("approved by arn:jo"));
  }

  @Test
  void theWindowOfABakeLeavesRoomForTheLongestOfBakeAndTests() {
    Bake bake = Policies.bake(minutes(60), minutes(120), minutes(5));
    assertThat(WatchWindow.opening(Times.FROM, Times.DEPLOYED, bake, minutes(30), Duration.ZERO))
        .isEqualTo(new WatchWindow(Times.FROM, Times.DEPLOYED, Times.BAKED, Times.DEADLINE));
    assertThat(
            WatchWindow.opening(Times.FROM, Times.DEPLOYED, bake, minutes(180), Duration.ZERO)
                .deadline())
        .isEqualTo(at("12:45:00"));
  }
}
