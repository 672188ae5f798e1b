package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsTrafficTest {
  private static final TrafficRule RULE =
      new TrafficRule(
          "AWS/ApiGateway", "Count", new LinkedHashMap<>(Map.of("ApiName", "checkout")), 100);

  private final Bench bench = Bench.bare(CodePipelineSettings.DEFAULTS);

  @Test
  void requestsOfAnHourAreAddedUp() {
    assertThat(sum(Duration.ofHours(1))).isEqualTo(new Read<>(2_400.0, bench.time().now()));
  }

  @Test
  void aLongBakeIsCountedByTheHour() {
    assertThat(sum(Duration.ofHours(30))).isEqualTo(new Read<>(72_000.0, bench.time().now()));
    assertThat(
            bench
                .faults()
                .calls("GetMetricData")
                .getFirst()
                .input()
                .at("/MetricDataQueries/0/MetricStat/Period")
                .asInt())
        .isEqualTo(3_600);
  }

  @Test
  void whatCameBeforeInTheSameMinuteIsNotCounted() {
    bench.time().pass(Duration.ofSeconds(30));
    assertThat(sum(Duration.ofSeconds(20))).isEqualTo(new Read<>(0.0, bench.time().now()));
    assertThat(bench.faults().calls("GetMetricData")).isEmpty();
    bench.time().pass(Duration.ofSeconds(1));
    assertThat(sum(Duration.ofMinutes(2))).isEqualTo(new Read<>(74.0, bench.time().now()));
  }

  @Test
  void aMinuteThatBeganAMomentBeforeTheDeploymentWasOverIsNotCounted() {
    bench.time().pass(Duration.ofMinutes(1));
    Instant now = bench.time().now();
    Instant minuteAgo = now.minus(Duration.ofMinutes(1));

    assertThat(bench.wiring().ports().traffic().sum(RULE, minuteAgo.plusMillis(1), now))
        .isEqualTo(new Read<>(0.0, now));
    assertThat(bench.wiring().ports().traffic().sum(RULE, minuteAgo, now))
        .isNotEqualTo(new Read<>(0.0, now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "Forbidden", "PartialData", "SomethingNew"})
  void anAnswerThatIsNotCompleteIsUnreadAndNoSmallNumber(String status) {
    Rewrites.of(bench).answer("GetMetricData", (input, answer) -> with(status, answer));

    assertThat(sum(Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            Unread.class,
            unread -> assertThat(unread.why()).contains("GetMetricData answered " + status));
  }

  @Test
  void anAnswerWithoutAResultIsUnread() {
    Rewrites.of(bench)
        .answer(
            "GetMetricData",
            (input, answer) -> {
              ((ObjectNode) answer).putArray("MetricDataResults");
              return answer;
            });

    assertThat(sum(Duration.ofHours(1))).isInstanceOf(Unread.class);
  }

  private static JsonNode with(String status, JsonNode answer) {
    answer
        .path("MetricDataResults")
        .forEach(result -> ((ObjectNode) result).put("StatusCode", status));
    return answer;
  }

  private Reading<Double> sum(Duration span) {
    Instant from = bench.time().now();
    bench.time().pass(span);
    return bench.wiring().ports().traffic().sum(RULE, from, bench.time().now());
  }
}
