package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;

/** Alarms that say less than they know (faults 10, 13, 14, 16; attack 15). */
class ForcedAlarmsTest {
  private static final String AGGREGATE = "checkout-aggregate";

  private final Bench bench = Bench.open();

  @Test
  void anAlarmThatWasForcedToOkByHandRollsBackAllTheSame() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();
    bench.time().pass(Duration.ofSeconds(5));
    bench.alarms().force(AGGREGATE, AlarmValue.OK);

    bench.time().pass(Journey.BAKE);
    assertThat(described().stateValueAsString()).as("the hand's word stands").isEqualTo("OK");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.timeline().getLast()).contains("10m into a 1h bake");
  }

  @Test
  void anAlarmThatIsForcedToOkJustBeforeThePromotionIsAppliedDoesNotPromote() {
    Journey release = Journey.decided(bench);
    bench.time().pass(Duration.ofSeconds(5));
    bench.alarms().fire();
    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");
    bench.alarms().force(AGGREGATE, AlarmValue.OK);
    assertThat(described().stateValueAsString()).isEqualTo("OK");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");

    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
  }

  @Test
  void anAlarmWhoseActionsAreDisabledOrSuppressedCounts() {
    Rewrites.of(bench).answer("DescribeAlarms", (input, answer) -> muted(answer));
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();
    assertThat(described().actionsEnabled()).isFalse();

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.timeline().getLast()).contains("10m into a 1h bake");
  }

  @Test
  void theTimeOfAnUpdateIsNotTakenForTheTimeOfTheTransition() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();
    bench.time().pass(Duration.ofMinutes(20));
    Instant now = bench.time().now();
    Rewrites rewrites = Rewrites.of(bench);
    rewrites.answer("DescribeAlarms", (input, answer) -> updated(answer, now));
    rewrites.answer("DescribeAlarmHistory", (input, answer) -> withoutItems(answer));
    assertThat(described().stateUpdatedTimestamp()).isEqualTo(now);

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");

    assertThat(release.timeline().getLast())
        .as("the history lags, so that only the present state tells since when")
        .contains("10m into a 1h bake");
  }

  @Test
  void aHistoryThatIsCutAfterItsFirstPageIsNotQuiet() {
    Journey release = Journey.baking(bench);
    for (int i = 0; i < 70; i++) {
      bench.alarms().set("checkout-onebox", AlarmValue.INSUFFICIENT_DATA, "no data");
      bench.time().pass(Duration.ofSeconds(1));
      bench.alarms().set("checkout-onebox", AlarmValue.OK, "quiet");
      bench.time().pass(Duration.ofSeconds(1));
    }
    bench.time().pass(Journey.BAKE);
    bench
        .faults()
        .before(
            "DescribeAlarmHistory",
            () ->
                bench
                    .faults()
                    .before(
                        "DescribeAlarmHistory",
                        () ->
                            bench.faults().refuse("DescribeAlarmHistory", "InternalFailure", 500)));
    bench.faults().forget();

    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");

    assertThat(bench.faults().calls("DescribeAlarmHistory")).hasSizeGreaterThan(1);
    assertThat(release.timeline().getLast()).contains("history of").contains("not read");
  }

  private static JsonNode muted(JsonNode answer) {
    for (String kind : List.of("MetricAlarms", "CompositeAlarms")) {
      answer.path(kind).forEach(alarm -> ((ObjectNode) alarm).put("ActionsEnabled", false));
    }
    answer
        .path("CompositeAlarms")
        .forEach(alarm -> ((ObjectNode) alarm).put("ActionsSuppressedBy", "Alarm"));
    return answer;
  }

  private static JsonNode updated(JsonNode answer, Instant at) {
    for (String kind : List.of("MetricAlarms", "CompositeAlarms")) {
      answer
          .path(kind)
          .forEach(alarm -> ((ObjectNode) alarm).put("StateUpdatedTimestamp", at.getEpochSecond()));
    }
    return answer;
  }

  private static JsonNode withoutItems(JsonNode answer) {
    ((ObjectNode) answer).putArray("AlarmHistoryItems");
    return answer;
  }

  /** The aggregate as CloudWatch describes it to the handlers. */
  private CompositeAlarm described() {
    return bench
        .clients()
        .cloudWatch(bench.time())
        .describeAlarms(r -> r.alarmNames(AGGREGATE).alarmTypesWithStrings("CompositeAlarm"))
        .compositeAlarms()
        .getFirst();
  }
}
