package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.keepsBaking;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.rollsBack;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.testing.AlarmCase;
import org.junit.jupiter.api.Test;

/** Which alarms roll back: positive bad evidence, and nothing else. */
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

  /** Somebody let it in all the same: the reason names when it really fired. */
  @Test
  void anAlarmThatFiredBeforeTheDeploymentSaysSinceWhen() {
    given(healthy().aggregate(firing("08:05:00", "5xx", "12 of 15 datapoints")))
        .when(lookedAt("09:12:10"))
        .then(
            rollsBack(
                "checkout-aggregate was in ALARM already, since 08:05:00Z, as the deployment began"
                    + " at 09:00:00Z (child 5xx: 12 of 15 datapoints)"));
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
                "checkout-aggregate was in ALARM already as the deployment began at 09:00:00Z"
                    + " (went ALARM)"));
  }

  private static AlarmCase firing(String at, String child, String why) {
    return alarm(AGGREGATE).went(AlarmState.ALARM, at).because(child, why);
  }
}
