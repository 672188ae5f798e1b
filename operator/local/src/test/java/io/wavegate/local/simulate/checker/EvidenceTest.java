package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.AlarmBlurred;
import io.wavegate.local.simulate.trace.Happened.AlarmConfigured;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.local.simulate.trace.Happened.SiteAsked;
import io.wavegate.local.simulate.trace.Happened.TestAnswered;
import io.wavegate.local.simulate.trace.Happened.TestAsked;
import io.wavegate.local.simulate.trace.Happened.TrafficSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S1 and S7: what a promotion stands on, held against what really happened. */
final class EvidenceTest {
  private static final String WATCH = "WATCH/" + Tale.WAVE;
  private static final String PINNED = "{\"pinned\": []}";

  @Test
  void aPromotionWithAllItsEvidenceBreaksNothing() {
    for (String rule : new String[] {"S1", "S2", "S3", "S4", "S6", "S7", "S9", "S10", "L1"}) {
      assertThat(Tale.promoted().breaks(rule)).as(rule).isEmpty();
    }
  }

  @Test
  void anAlarmThatFiredSinceTheWaveWasEntered() {
    assertThat(fired("checkout-aggregate", at(2, 0), at(2, 20))).isNotEmpty();
    assertThat(fired("checkout-onebox", at(12, 0), at(12, 1))).isNotEmpty();
    assertThat(fired("checkout-aggregate", at(0, 10), at(0, 50))).isNull();
    assertThat(fired("checkout-aggregate", at(12, 30), at(13, 30))).isNull();
    assertThat(fired("checkout-5xx", at(5, 0), at(6, 0))).as("its composite counts").isNull();
  }

  private static @Nullable String fired(String alarm, Instant from, Instant to) {
    return first(Tale.promoted().spell(alarm, "ALARM", from, to));
  }

  private static @Nullable String first(Tale tale) {
    return tale.breaks("S1").stream().findFirst().orElse(null);
  }

  @Test
  void aTimeWithoutData() {
    assertThat(blind("checkout-onebox", at(5, 0), at(5, 10))).contains("INSUFFICIENT_DATA");
    assertThat(blind("checkout-5xx", at(11, 0), at(20, 0))).contains("blind at the last reading");
    assertThat(blind("checkout-5xx", at(5, 0), at(12, 59))).isNull();
  }

  private static @Nullable String blind(String alarm, Instant from, Instant to) {
    return first(Tale.promoted().spell(alarm, "INSUFFICIENT_DATA", from, to));
  }

  @Test
  void aChildThatIsEvaluatedOnPartOfItsData() {
    assertThat(
            first(Tale.promoted().add(new AlarmBlurred(at(9, 0), "checkout-5xx", "PARTIAL_DATA"))))
        .contains("blind");
    assertThat(
            first(
                Tale.promoted()
                    .add(new AlarmBlurred(at(9, 0), "checkout-5xx", "PARTIAL_DATA"))
                    .add(new AlarmBlurred(at(12, 50), "checkout-5xx", ""))))
        .isNull();
  }

  @Test
  void aRequiredTestThatDidNotPassForThisDeployment() {
    Tale failed = Tale.promoted().without(TestAnswered.class::isInstance);
    assertThat(first(failed.add(new TestAnswered(at(3, 42), 1, "failed")))).contains("smoke");
    Tale other = Tale.promoted().without(TestAsked.class::isInstance);
    assertThat(
            first(
                other.add(
                    new TestAsked(at(3, 2), 1, "checkout-smoke", Tale.BEFORE, Tale.WAVE, "r0"))))
        .contains("smoke");
    Tale slow = Tale.promoted().without(SiteAsked.class::isInstance);
    assertThat(first(slow.add(new SiteAsked(at(3, 2), 3, 200, 2_001)))).contains("health");
  }

  @Test
  void tooFewRequests() {
    assertThat(first(Tale.promoted().add(new TrafficSet(at(3, 0), 9)))).contains("90 requests");
    assertThat(first(Tale.promoted().add(new TrafficSet(at(3, 0), 11)))).isNull();
  }

  @Test
  void anAlarmThatWasChangedMidBake() {
    assertThat(first(changed(at(6, 0)))).contains("update");
    assertThat(first(changed(at(2, 0)))).as("before it was pinned").isNull();
  }

  /** Who opens the gate again answers for it; a retry alone, with new pins, does not. */
  @Test
  void anAlarmThatWasChangedBeforeAPersonOpenedTheGateAgain() {
    assertThat(first(changed(at(2, 30)).wrote(at(2, 0), 3, WATCH, PINNED))).contains("update");
    assertThat(first(reopened(changed(at(2, 30)).wrote(at(2, 0), 3, WATCH, PINNED)))).isNull();
    assertThat(first(reopened(changed(at(6, 0)).wrote(at(2, 0), 3, WATCH, PINNED))))
        .contains("update");
  }

  /** Just before the bake of the tale begins. */
  private static Tale reopened(Tale tale) {
    return tale.add(new PersonAsked(at(3, 1), "REOPEN", Tale.STAGE, Tale.RELEASE))
        .wrote(at(3, 1), 4, "REOPENED/" + Tale.WAVE + "/promotion/1", "{}");
  }

  private static Tale changed(Instant at) {
    return Tale.promoted().add(new AlarmConfigured(at, "checkout-onebox", "update"));
  }

  @Test
  void readingsThatAreMissingOldOrEarly() {
    assertThat(first(Tale.promoted().without(EvidenceTest::isDescribe))).contains("no reading");
    assertThat(first(without("DescribeAlarmHistory"))).contains("history");
    assertThat(first(Tale.promoted().without(EvidenceTest::isDescribe).readings(at(12, 59))))
        .contains("before bake and settle time were over");
    Tale late =
        Tale.promoted().without(h -> h instanceof Called c && c.invocation() == Tale.SETTLE);
    assertThat(first(late.answered(at(14, 22), "Approved"))).contains("expired");
  }

  private static boolean isDescribe(Object happened) {
    return happened instanceof Called call && call.operation().equals("DescribeAlarms");
  }

  private static Tale without(String operation) {
    return Tale.promoted()
        .without(happened -> happened instanceof Called c && c.operation().equals(operation));
  }

  @Test
  void aPromotionThatWasNeverCommitted() {
    Tale tale = Tale.deployed().answered(at(13, 2), "Approved");
    assertThat(first(tale)).contains("no PROMOTE was committed");
  }

  @Test
  void aRollBackNeedsBadEvidence() {
    Tale bare = Tale.deployed().decided(at(6, 0), 10, "ROLL_BACK");
    assertThat(first(bare)).contains("without bad evidence");
    assertThat(first(bare.spell("checkout-aggregate", "ALARM", at(5, 59), at(9, 0)))).isNull();
    Tale deployment = Tale.deployed().action(Plan.DEPLOY, "FAILED", at(2, 0));
    assertThat(first(deployment.decided(at(6, 0), 10, "ROLL_BACK"))).isNull();
    Tale site = Tale.deployed().add(new SiteAsked(at(4, 0), 3, 500, 10));
    assertThat(first(site.decided(at(6, 0), 10, "ROLL_BACK"))).isNull();
  }

  @Test
  void aReadingThatWasNotAnsweredIsNoGround() {
    Tale lost = without("GetMetricData").unanswered(at(13, 1), 5, "GetMetricData", Tale.input());
    assertThat(lost.breaks("S7")).isNotEmpty();
    assertThat(lost.call(at(13, 1), Tale.JUDGE, "GetMetricData", Tale.input()).breaks("S7"))
        .as("asked again and answered")
        .isEmpty();
  }
}
