package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.minutes;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static io.wavegate.core.verdict.Judged.promotes;
import static io.wavegate.core.verdict.Judged.rollsBack;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.WaveCases;
import org.junit.jupiter.api.Test;

/** How much time in ALARM a policy forgives. */
class AlarmToleranceTest {
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

  private static WaveCases tolerated(String okAgain) {
    return healthy()
        .under(policy().tolerating(minutes(5)))
        .aggregate(
            alarm(AGGREGATE).went(AlarmState.ALARM, "09:30:00").went(AlarmState.OK, okAgain));
  }
}
