package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.minutes;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.keepsBaking;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static io.wavegate.core.verdict.Judged.promotes;
import static io.wavegate.core.verdict.Judged.rollsBack;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.policy.RollbackRule.OnDeployFailure;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.WaveCases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rolls back: positive bad evidence, and nothing else. */
class BadEvidenceTest {
  @Test
  void anAlarmRollsBackAtOnceAndSaysHowFarIntoTheBake() {
    given(healthy().aggregate(firing("09:12:05", "5xx", "12 of 15 datapoints")))
        .when(lookedAt("09:12:10"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:12:05Z, 2m 5s into a 1h bake"
                    + " (child 5xx: 12 of 15 datapoints)"));
  }

  /** The child is where its composite is: its place is said once. */
  @Test
  void anAlarmElsewhereIsNamedWithItsPlace() {
    String place = "@222233334444/us-east-1";
    given(
            healthy()
                .alarms(
                    alarm(AGGREGATE),
                    alarm(AGGREGATE + place)
                        .went(AlarmState.ALARM, "09:12:05")
                        .because("5xx" + place, "12 of 15 datapoints")))
        .when(lookedAt("09:12:10"))
        .then(
            rollsBack(
                "checkout-aggregate@222233334444/us-east-1 went to ALARM at 09:12:05Z, 2m 5s into a"
                    + " 1h bake (child 5xx: 12 of 15 datapoints)"));
  }

  @Test
  void anAlarmOfTheWaveItselfRollsBackToo() {
    given(healthy().alarms(alarm(AGGREGATE), alarm(OWN).went(AlarmState.ALARM, "10:10:00")))
        .when(lookedAt("10:10:05"))
        .then(
            rollsBack(
                "checkout-onebox went to ALARM at 10:10:00Z, 1h into a 1h bake (went ALARM)"));
  }

  @Test
  void aFlapBetweenTwoLooksRollsBackThoughTheAlarmIsOkAgain() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .went(AlarmState.ALARM, "09:30:00")
                        .went(AlarmState.OK, "09:30:20")))
        .when(lookedAt("10:15:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (went ALARM)"));
  }

  @Test
  void anAlarmDuringTheDeploymentRollsBackAndSaysSo() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .went(AlarmState.ALARM, "09:05:00")
                        .went(AlarmState.OK, "09:06:00")))
        .when(lookedAt("09:11:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:05:00Z, during the deployment"
                    + " (went ALARM)"));
  }

  @Test
  void anAlarmInTheSettleTimeRollsBack() {
    given(healthy().aggregate(alarm(AGGREGATE).went(AlarmState.ALARM, "10:14:50")))
        .when(lookedAt("10:15:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 10:14:50Z, 1h 4m into a 1h bake"
                    + " (went ALARM)"));
  }

  @Test
  void aPresentAlarmRollsBackThoughItsHistoryLags() {
    given(healthy().aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "09:30:00")))
        .when(lookedAt("09:30:05"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (is ALARM)"));
  }

  @Test
  void aPresentAlarmRollsBackThoughItsHistoryIsUnread() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE).is(AlarmState.ALARM, "09:30:00").historyUnread("Throttled")))
        .when(lookedAt("09:30:05"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (is ALARM)"));
  }

  @Test
  void aPastAlarmRollsBackThoughTheAlarmIsDeleted() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .went(AlarmState.ALARM, "09:30:00")
                        .went(AlarmState.OK, "09:31:00")
                        .unread("DescribeAlarms does not know it")))
        .when(lookedAt("10:15:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (went ALARM)"));
  }

  @Test
  void anAlarmThatWasOverBeforeTheWatchBeganIsNoEvidence() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .historyFrom("08:00:00")
                        .went(AlarmState.ALARM, "08:30:00")
                        .went(AlarmState.OK, "09:00:00")))
        .when(lookedAt("09:30:00"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void anAlarmThatReachesIntoTheWatchCountsFromItsBegin() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .historyFrom("08:00:00")
                        .went(AlarmState.ALARM, "08:30:00")
                        .went(AlarmState.OK, "09:00:01")))
        .when(lookedAt("09:30:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:00:00Z, during the deployment"
                    + " (went ALARM)"));
  }

  @Test
  void alarmTimeWithinTheToleranceIsForgivenAndSaid() {
    given(tolerated("09:35:00"))
        .when(lookedAt("10:15:00"))
        .then(
            promotes(
                "baked 1h (09:10:00Z to 10:10:00Z) and settled; checkout-onebox OK throughout;"
                    + " checkout-aggregate 5m in ALARM, 5m tolerated; 412 requests, at least 100"
                    + " wanted; 2 of 2 tests passed"));
  }

  @Test
  void alarmTimeBeyondTheToleranceRollsBackWithItsSum() {
    given(tolerated("09:35:01"))
        .when(lookedAt("10:15:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake; 5m 1s in"
                    + " ALARM, 5m tolerated (went ALARM)"));
  }

  @Test
  void severalSpellsAreAddedUpAgainstTheTolerance() {
    AlarmCase flapping =
        alarm(AGGREGATE)
            .went(AlarmState.ALARM, "09:30:00")
            .went(AlarmState.OK, "09:33:00")
            .went(AlarmState.ALARM, "09:40:00")
            .went(AlarmState.OK, "09:43:00");
    given(healthy().under(policy().tolerating(minutes(5))).aggregate(flapping))
        .when(lookedAt("09:50:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake; 6m in ALARM,"
                    + " 5m tolerated (went ALARM)"));
  }

  @Test
  void aPresentAlarmWithinTheToleranceIsNotPromoted() {
    given(
            healthy()
                .under(policy().tolerating(minutes(5)))
                .aggregate(alarm(AGGREGATE).went(AlarmState.ALARM, "10:13:00")))
        .when(lookedAt("10:15:00"))
        .then(looksAgain("10:15:35", "checkout-aggregate is ALARM: is ALARM"));
  }

  @Test
  void aRequiredTestThatFailedRollsBackAtOnce() {
    given(healthy().test("smoke", true, WaveCases.failed()))
        .when(lookedAt("09:20:01"))
        .then(
            rollsBack(
                "required test smoke failed at 09:20:00Z after 1m 35s: 2 of 7 journeys failed"));
  }

  @Test
  void anInformativeTestThatFailedIsOnlyReported() {
    given(healthy().test("journeys", false, WaveCases.failed()))
        .when(lookedAt("10:15:00"))
        .then(
            promotes(
                "baked 1h (09:10:00Z to 10:10:00Z) and settled; checkout-aggregate,"
                    + " checkout-onebox OK throughout; 412 requests, at least 100 wanted; 1 of 2"
                    + " tests passed"));
  }

  @Test
  void aDeployActionThatFailedRollsBack() {
    given(healthy().carrier(holding("Cell-1", "Cell-2")))
        .when(lookedAt("09:20:00"))
        .then(rollsBack("deploy action Cell-1, Cell-2 failed"));
  }

  @Test
  void aDeployActionThatFailedHaltsWhereThePolicySaysSo() {
    given(
            healthy()
                .under(policy().onDeployFailure(OnDeployFailure.HALT))
                .carrier(holding("Cell-1")))
        .when(lookedAt("10:15:00"))
        .then(halts("deploy action Cell-1 failed"));
  }

  @Test
  void aStageThatFailedBeforeItsGateWasAskedRollsBack() {
    given(healthy().carrier(failedStage(true, new FailedAction("Cell-1", "stack update failed"))))
        .when(lookedAt("09:20:00"))
        .then(rollsBack("deploy action Cell-1 (stack update failed) failed"));
  }

  @Test
  void aStageThatFailedBeforeItsGateWasAskedHaltsAtOnceWhereThePolicySaysSo() {
    given(
            healthy()
                .under(policy().onDeployFailure(OnDeployFailure.HALT))
                .carrier(failedStage(true, new FailedAction("Cell-1", ""))))
        .when(lookedAt("09:20:00"))
        .then(halts("deploy action Cell-1 failed; the policy says on-deploy-failure: halt"));
  }

  @Test
  void anAlarmRollsAFailedStageBackWhateverThePolicySaysOfFailedDeployments() {
    given(
            healthy()
                .under(policy().onDeployFailure(OnDeployFailure.HALT))
                .aggregate(alarm(AGGREGATE).went(AlarmState.ALARM, "09:12:00"))
                .carrier(failedStage(true, new FailedAction("Cell-1", ""))))
        .when(lookedAt("09:20:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:12:00Z, 2m into a 1h bake (went ALARM)"));
  }

  @Test
  void aPromotionActionThatFailedByItselfIsNoBadEvidenceAndHalts() {
    given(
            healthy()
                .carrier(failedStage(false, new FailedAction("Promotion", "function not found"))))
        .when(lookedAt("09:20:00"))
        .then(
            halts(
                "promotion action Promotion (function not found) failed before its gate was"
                    + " opened"));
  }

  private static CarrierLook holding(String... failed) {
    return new CarrierLook.Holding(
        Stream.of(failed).map(name -> new FailedAction(name, "")).toList());
  }

  private static CarrierLook failedStage(boolean inDeployment, FailedAction... failed) {
    return new CarrierLook.FailedStage(List.of(failed), inDeployment);
  }

  private static WaveCases tolerated(String okAgain) {
    return healthy()
        .under(policy().tolerating(minutes(5)))
        .aggregate(
            alarm(AGGREGATE).went(AlarmState.ALARM, "09:30:00").went(AlarmState.OK, okAgain));
  }

  private static AlarmCase firing(String at, String child, String why) {
    return alarm(AGGREGATE).went(AlarmState.ALARM, at).because(child, why);
  }
}
