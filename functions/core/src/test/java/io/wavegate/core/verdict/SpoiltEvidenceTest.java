package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.keepsBaking;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.verdict.Judgement.Decide;
import org.junit.jupiter.api.Test;

/** Gaps in the watch, edited alarms and thin traffic: no promotion, and no rollback either. */
class SpoiltEvidenceTest {
  private static final String THIN =
      " requests (AWS/ApiGateway Count{ApiName=checkout}), at least 100 wanted";

  @Test
  void aTimeOfInsufficientDataIsAGapThatHalts() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .went(AlarmState.INSUFFICIENT_DATA, "09:30:00")
                        .went(AlarmState.OK, "09:31:00")))
        .when(lookedAt("10:15:00"))
        .then(
            halts(
                "checkout-aggregate went to INSUFFICIENT_DATA at 09:30:00Z, the watch has a gap"));
  }

  @Test
  void aWatchThatBeganBlindHasAGapToo() {
    given(
            healthy()
                .aggregate(
                    alarm(AGGREGATE)
                        .is(AlarmState.INSUFFICIENT_DATA, "08:00:00")
                        .went(AlarmState.OK, "09:05:00")))
        .when(lookedAt("10:15:00"))
        .then(
            halts("checkout-aggregate was INSUFFICIENT_DATA until 09:05:00Z, the watch has a gap"));
  }

  @Test
  void aGapThatWasOverBeforeTheWatchBeganIsNone() {
    assertThat(
            Judge.judge(
                healthy()
                    .aggregate(
                        alarm(AGGREGATE)
                            .historyFrom("08:00:00")
                            .went(AlarmState.INSUFFICIENT_DATA, "08:30:00")
                            .went(AlarmState.OK, "09:00:00"))
                    .lookedAt(Times.SETTLED)))
        .isInstanceOfSatisfying(
            Decide.class, d -> assertThat(d.verdict()).isInstanceOf(Verdict.Promote.class));
  }

  @Test
  void anAlarmThatWasEditedDuringTheBakeHalts() {
    given(healthy().aggregate(alarm(AGGREGATE).edited()))
        .when(lookedAt("10:15:00"))
        .then(halts("the configuration of checkout-aggregate was changed during the bake"));
  }

  @Test
  void anAlarmThatWasNotPinnedHalts() {
    given(healthy().pinned("pinned"))
        .when(lookedAt("10:15:00"))
        .then(halts("the configuration of checkout-onebox was not pinned"));
  }

  @Test
  void spoiltEvidenceIsStillWatchedForWorseUntilTheEndOfTheBake() {
    given(healthy().aggregate(alarm(AGGREGATE).edited()))
        .when(lookedAt("10:14:59"))
        .then(keepsBaking("10:10:00", "10:15:00", "the bake is not over"));
  }

  @Test
  void thinTrafficExtendsTheBakeByAStep() {
    given(healthy().traffic(99.5))
        .when(lookedAt("10:15:00"))
        .then(keepsBaking("10:25:00", "10:30:00", "99.5" + THIN + ": bake extended to 10:25:00Z"));
  }

  @Test
  void theMinimumItselfIsEnough() {
    assertThat(Judge.judge(healthy().traffic(100).lookedAt(Times.SETTLED)))
        .isInstanceOf(Decide.class);
  }

  @Test
  void theLastStepEndsAtTheLongestBake() {
    given(extendedTo("11:05:00").traffic(0))
        .when(lookedAt("11:10:00"))
        .then(keepsBaking("11:10:00", "11:15:00", "0" + THIN + ": bake extended to 11:10:00Z"));
  }

  @Test
  void thinTrafficAtTheLongestBakeHalts() {
    given(extendedTo("11:10:00").traffic(12))
        .when(lookedAt("11:15:00"))
        .then(halts("12" + THIN + ", and the bake is at its longest, 2h"));
  }

  @Test
  void aCountThatIsNoNumberIsNotEnough() {
    given(healthy().traffic(Double.NaN))
        .when(lookedAt("10:15:00"))
        .then(keepsBaking("10:25:00", "10:30:00", "NaN" + THIN + ": bake extended to 10:25:00Z"));
  }

  @Test
  void aCountThatIsNotFiniteIsNotEnough() {
    given(extendedTo("11:10:00").traffic(Double.POSITIVE_INFINITY))
        .when(lookedAt("11:15:00"))
        .then(halts("Infinity" + THIN + ", and the bake is at its longest, 2h"));
  }

  private static WaveCases extendedTo(String until) {
    return healthy()
        .watched(new WatchWindow(Times.FROM, Times.DEPLOYED, Times.at(until), Times.DEADLINE));
  }
}
