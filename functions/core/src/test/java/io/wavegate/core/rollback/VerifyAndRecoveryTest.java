package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.INTENDED;
import static io.wavegate.core.rollback.Rollbacks.OWN;
import static io.wavegate.core.rollback.Rollbacks.ahead;
import static io.wavegate.core.rollback.Rollbacks.oneBox;
import static io.wavegate.core.rollback.Rollbacks.own;
import static io.wavegate.core.rollback.Rollbacks.pulled;
import static io.wavegate.core.rollback.Rollbacks.recovering;
import static io.wavegate.core.rollback.Rollbacks.region;
import static io.wavegate.core.rollback.Rollbacks.returned;
import static io.wavegate.core.rollback.Rollbacks.rollback;
import static io.wavegate.core.rollback.Rollbacks.stuck;
import static io.wavegate.core.rollback.Rollbacks.unread;
import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.Times.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.Reading;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a stage came back, and whether the alarms did. */
class VerifyAndRecoveryTest {
  private static final Instant BACK = at("10:10:00");

  @Test
  void aRollbackThatSucceededBringsItsStageBack() {
    assertThat(
            RollbackSteps.verify(
                rollback(oneBox(pulled("10:02:00"))), own("Succeeded"), at("10:09:00")))
        .isEqualTo(
            new Onward(
                rollback(oneBox(returned(OWN, "10:09:00"))),
                "stage Prod-OneBox is back, rolled back in 7m"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InProgress", "Stopping"})
  void aRollbackThatRunsIsWaitedFor(String status) {
    assertThat(
            RollbackSteps.verify(rollback(oneBox(pulled("10:02:00"))), own(status), at("10:09:00")))
        .isEqualTo(new Again(Duration.ofSeconds(15), "the rollback of Prod-OneBox is running"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "Stopped", "Superseded", "Cancelled", ""})
  void aRollbackThatEndedInAnyOtherWayCallsAPerson(String status) {
    assertThat(
            RollbackSteps.verify(rollback(oneBox(pulled("10:02:00"))), own(status), at("10:09:00")))
        .isInstanceOfSatisfying(
            Onward.class,
            onward ->
                assertThat(onward.rollback().stuck())
                    .containsExactly(
                        new Stands.Stuck("its rollback ended as " + status, at("10:09:00"))));
  }

  @Test
  void aRollbackThatIsNotReadIsNotDone() {
    assertThat(RollbackSteps.verify(rollback(oneBox(pulled("10:02:00"))), unread(), at("10:09:00")))
        .isEqualTo(new Again(Duration.ofSeconds(15), "Throttled"));
  }

  @Test
  void theNextStagesPatienceBeginsAsTheOneBeforeIsBack() {
    Rollback two = rollback(region(pulled("10:02:00")), oneBox(ahead()));
    assertThat(RollbackSteps.verify(two, own("Succeeded"), at("10:40:00")))
        .isInstanceOfSatisfying(
            Onward.class,
            onward ->
                assertThat(onward.rollback())
                    .isEqualTo(
                        rollback(
                            region(returned(OWN, "10:40:00")),
                            oneBox(new Stands.Ahead(at("10:40:00"))))));
  }

  @Test
  void verifyingTwiceDoesNotSkipTheStageThatIsNext() {
    Rollback half = rollback(region(returned(OWN, "10:09:00")), oneBox(ahead()));
    assertThat(RollbackSteps.verify(half, own("Succeeded"), at("10:09:15")))
        .isEqualTo(new Onward(half, "stage Prod-OneBox was not rolled back yet"));
  }

  @Test
  void verifyingWithNothingLeftWatchesTheRecoveryOnce() {
    Rollback back = rollback(oneBox(returned(OWN, "10:09:00")));
    Rollback watched = recovering(BACK, oneBox(returned(OWN, "10:09:00")));
    assertThat(RollbackSteps.verify(back, own("Succeeded"), BACK))
        .isEqualTo(new Onward(watched, "every stage is back; the recovery is watched"));
    assertThat(RollbackSteps.verify(watched, own("Succeeded"), at("10:20:00")))
        .isEqualTo(
            new Onward(watched, "every stage is back; the recovery is watched, as was known"));
  }

  @Test
  void aStageThatIsUnderWayKeepsItsPlaceAsTheOneBeforeItSticks() {
    Rollback two = rollback(region(ahead()), oneBox(pulled("10:02:00")));
    assertThat(Turns.given(two, region(ahead()), "gone", at("10:12:00")).rollback())
        .isEqualTo(
            rollback(region(new Stands.Stuck("gone", at("10:12:00"))), oneBox(pulled("10:02:00"))));
  }

  @Test
  void aStuckStageInTheMiddleDoesNotHoldTheOthersUp() {
    Step last = Step.ofStage("canary", "Canary", oneBox(ahead()).lever(), net(), ahead());
    Rollback three = rollback(region(returned("r1", "10:09:00")), oneBox(ahead()), last);
    Onward onward =
        Turns.given(three, oneBox(ahead()), "RollbackStage was refused", at("10:12:00"));
    assertThat(onward.rollback().current())
        .contains(last.standing(new Stands.Ahead(at("10:12:00"))));
    assertThat(onward.rollback().stuck()).hasSize(1);
    assertThat(onward.rollback().isOver()).isFalse();
  }

  @Test
  void theCurrentStageIsTheFirstThatIsNeitherBackNorStuck() {
    assertThat(rollback(region(stuck("10:01:00")), oneBox(pulled("10:02:00"))).current())
        .contains(oneBox(pulled("10:02:00")));
    assertThat(rollback(region(pulled("10:02:00")), oneBox(ahead())).current())
        .contains(region(pulled("10:02:00")));
    assertThat(rollback(region(returned("r1", "10:01:00")), oneBox(stuck("10:02:00"))).current())
        .isEmpty();
  }

  @Test
  void aRollbackIsOverOnceItRecoveredOrAPersonMustTakeOver() {
    Rollback rollback = rollback(oneBox(returned(OWN, "10:09:00")));
    assertThat(rollback.isOver()).isFalse();
    assertThat(rollback.ending(new Ends.Recovering(BACK)).isOver()).isFalse();
    assertThat(rollback.ending(new Ends.Recovered(BACK, minutes(10))).isOver()).isTrue();
    assertThat(rollback.ending(new Ends.NeedsPerson("stuck", BACK)).isOver()).isTrue();
  }

  @Test
  void alarmsThatAreOkAgainEndItWithTheTimeItTook() {
    Rollback back = back();
    assertThat(
            recovery(back, alarm(AGGREGATE).went(AlarmState.OK, "10:14:10"), quiet(), "10:17:09"))
        .isEqualTo(new Again(minutes(1), "OK only since 10:14:10Z, they settle for 3m"));
    assertThat(
            recovery(back, alarm(AGGREGATE).went(AlarmState.OK, "10:14:10"), quiet(), "10:17:10"))
        .isEqualTo(
            new Onward(
                back.ending(
                    new Ends.Recovered(at("10:14:10"), Duration.ofMinutes(14).plusSeconds(10))),
                "checkout-aggregate, checkout-onebox OK again: recovered in 14m 10s"));
  }

  @Test
  void alarmsThatNeverFiredCountAsRecoveredOnceTheStagesAreBack() {
    assertThat(recovery(back(), alarm(AGGREGATE), quiet(), "10:15:00"))
        .isInstanceOfSatisfying(
            Onward.class,
            onward ->
                assertThat(onward.rollback().ends())
                    .isEqualTo(new Ends.Recovered(BACK, minutes(10))));
  }

  @Test
  void whatWasOkBeforeTheStagesWereBackMayFireYet() {
    AlarmCase early = alarm(AGGREGATE).went(AlarmState.OK, "10:03:00");
    assertThat(recovery(back(), early, quiet(), "10:12:59")).isInstanceOf(Again.class);
    assertThat(recovery(back(), early, quiet(), "10:13:00"))
        .isInstanceOfSatisfying(
            Onward.class,
            onward ->
                assertThat(onward.rollback().ends())
                    .as("and is no recovery of before they were back")
                    .isEqualTo(new Ends.Recovered(BACK, minutes(10))));
  }

  @Test
  void anAlarmThatFlapsToTheEndIsAPersons() {
    AlarmCase late = alarm(AGGREGATE).went(AlarmState.OK, "11:11:00");
    assertThat(recovery(back(), late, quiet(), "11:12:59")).isInstanceOf(Again.class);
    assertThat(recovery(back(), late, quiet(), "11:13:00"))
        .isInstanceOfSatisfying(
            Onward.class,
            onward ->
                assertThat(onward.said())
                    .isEqualTo(
                        "a person must take over: not recovered 1h after: OK only since 11:11:00Z,"
                            + " they settle for 3m"));
  }

  @Test
  void theTimeToRecoverIsNeverNegative() {
    Rollback skewed = recovering(INTENDED.minusSeconds(90), oneBox(returned(OWN, "10:00:00")));
    assertThat(recovery(skewed, alarm(AGGREGATE), quiet(), "10:15:00"))
        .isInstanceOfSatisfying(
            Onward.class,
            onward ->
                assertThat(onward.rollback().ends())
                    .isEqualTo(new Ends.Recovered(INTENDED, Duration.ZERO)));
  }

  @Test
  void anAlarmThatStillFiresIsLookedAtAgainForAnHour() {
    staysOpen(alarm(AGGREGATE).is(AlarmState.ALARM, "09:55:00"), "checkout-aggregate is ALARM");
  }

  @Test
  void insufficientDataIsNoRecovery() {
    staysOpen(
        alarm(AGGREGATE).is(AlarmState.INSUFFICIENT_DATA, "10:01:00"),
        "checkout-aggregate is INSUFFICIENT_DATA");
  }

  @Test
  void anUnreadAlarmIsNoRecovery() {
    staysOpen(alarm(AGGREGATE).unread("Throttled"), "checkout-aggregate was not read: Throttled");
  }

  @Test
  void anAlarmThatIsLeftOutIsNoRecovery() {
    assertThat(Recovery.judge(back(), List.of(), at("10:15:00")))
        .isEqualTo(
            new Again(minutes(1), "checkout-aggregate was not read; checkout-onebox was not read"));
  }

  @Test
  void aStuckStageCallsAPersonWhateverTheAlarmsSay() {
    Rollback half = recovering(BACK, region(returned(OWN, "10:09:00")), oneBox(stuck("10:05:00")));
    assertThat(recovery(half, alarm(AGGREGATE), quiet(), "10:15:00"))
        .isEqualTo(
            new Onward(
                half.ending(new Ends.NeedsPerson("RollbackStage was refused", at("10:15:00"))),
                "a person must take over: RollbackStage was refused"));
  }

  @Test
  void aRecoveryIsJudgedOnce() {
    Rollback over = back().ending(new Ends.Recovered(BACK, minutes(10)));
    assertThat(
            recovery(over, alarm(AGGREGATE).is(AlarmState.ALARM, "10:20:00"), quiet(), "12:00:00"))
        .isEqualTo(new Onward(over, "the recovery was judged already"));
  }

  private static void staysOpen(AlarmCase aggregate, String still) {
    assertThat(recovery(back(), aggregate, quiet(), "11:09:59"))
        .isEqualTo(new Again(minutes(1), still));
    String why = "not recovered 1h after: " + still;
    assertThat(recovery(back(), aggregate, quiet(), "11:10:00"))
        .isEqualTo(
            new Onward(
                back().ending(new Ends.NeedsPerson(why, at("11:10:00"))),
                "a person must take over: " + why));
  }

  private static Rollback back() {
    return recovering(BACK, oneBox(returned(OWN, "10:09:00")));
  }

  private static NetLook net() {
    return oneBox(ahead()).net();
  }

  private static AlarmCase quiet() {
    return alarm(Policies.OWN);
  }

  private static StepResult recovery(
      Rollback rollback, AlarmCase aggregate, AlarmCase own, String now) {
    List<Reading<AlarmFacts>> alarms = List.of(aggregate.now(at(now)), own.now(at(now)));
    return Recovery.judge(rollback, alarms, at(now));
  }
}
