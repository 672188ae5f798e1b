package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.History;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Alarms;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsAlarmsTest {
  private final Bench bench = Bench.bare(CodePipelineSettings.DEFAULTS);
  private final Alarms alarms = bench.wiring().ports().alarms();

  @BeforeEach
  void theCompositeHasBeenEvaluated() {
    bench.time().pass(Duration.ofMinutes(1));
  }

  @Test
  void alarmsAreGivenInTheOrderAskedAndAMissingOneIsUnread() {
    List<Reading<AlarmFacts>> readings =
        alarms.describe(List.of("checkout-onebox", "gone", "checkout-aggregate"), false);

    assertThat(read(readings.get(0)).name()).isEqualTo("checkout-onebox");
    assertThat(readings.get(1))
        .isEqualTo(new Unread<>("DescribeAlarms does not know it", bench.time().now()));
    assertThat(read(readings.get(2)).state()).isEqualTo(AlarmState.OK);
  }

  @Test
  void aCompositeIsReadWithItsChildrenAndTheirEvaluation() {
    bench.alarms().service().evaluationState("checkout-latency", Optional.of("PARTIAL_DATA"));

    AlarmFacts aggregate = described("checkout-aggregate");

    assertThat(aggregate.children())
        .extracting(AlarmFacts::name)
        .containsExactlyInAnyOrder("checkout-5xx", "checkout-latency");
    assertThat(aggregate.children())
        .filteredOn(child -> child.name().equals("checkout-latency"))
        .extracting(AlarmFacts::evaluation)
        .containsExactly(Evaluation.PARTIAL_DATA);
    assertThat(aggregate.settle()).as("its children's").isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void theChildrenOfAChildAreReadToo() {
    bench.alarms().composite("team", "ALARM(\"checkout-aggregate\")");
    bench.alarms().set("checkout-latency", AlarmValue.INSUFFICIENT_DATA, "no data");

    AlarmFacts team = described("team");

    assertThat(team.children().getFirst().children())
        .extracting(AlarmFacts::state)
        .contains(AlarmState.INSUFFICIENT_DATA);
  }

  @Test
  void aCompositeWhoseChildIsDeletedWhileItIsReadIsUnread() {
    Rewrites.of(bench)
        .answer(
            "DescribeAlarms",
            (input, answer) -> {
              if (input.has("AlarmNames") && input.path("AlarmNames").size() == 2) {
                ((ArrayNode) answer.path("MetricAlarms")).remove(0);
              }
              return answer;
            });

    Reading<AlarmFacts> reading = alarms.describe(List.of("checkout-aggregate"), true).getFirst();

    assertThat(reading)
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .startsWith("its children were not read: ")
                    .contains("does not know the child checkout-"));
  }

  @Test
  void anotherThresholdOfAChildIsAnotherConfiguration() {
    String before = described("checkout-aggregate").configuration();
    assertThat(described("checkout-aggregate").configuration()).isEqualTo(before);

    Rewrites.of(bench)
        .answer(
            "DescribeAlarms",
            (input, answer) -> {
              answer
                  .path("MetricAlarms")
                  .forEach(alarm -> ((ObjectNode) alarm).put("Threshold", 5_000));
              return answer;
            });

    assertThat(described("checkout-aggregate").configuration()).isNotEqualTo(before);
  }

  /** A unit in which nothing is published blinds an alarm as a threshold that is never met does. */
  @ParameterizedTest
  @CsvSource({"Unit, Bytes", "EvaluateLowSampleCountPercentile, ignore"})
  void whatElseDecidesAChildsStateIsItsConfigurationToo(String member, String value) {
    String before = described("checkout-aggregate").configuration();

    Rewrites.of(bench)
        .answer(
            "DescribeAlarms",
            (input, answer) -> {
              answer.path("MetricAlarms").forEach(alarm -> ((ObjectNode) alarm).put(member, value));
              return answer;
            });

    assertThat(described("checkout-aggregate").configuration()).isNotEqualTo(before);
  }

  @Test
  void aStateThatIsNotKnownIsUnread() {
    Rewrites.of(bench).answer("DescribeAlarms", (input, answer) -> unknownState(answer));

    Reading<AlarmFacts> reading = alarms.describe(List.of("checkout-onebox"), false).getFirst();

    assertThat(reading)
        .isInstanceOfSatisfying(
            Unread.class,
            unread -> assertThat(unread.why()).contains("alarm state \"SUPPRESSED\" is unknown"));
  }

  private static JsonNode unknownState(JsonNode answer) {
    answer
        .path("MetricAlarms")
        .forEach(alarm -> ((ObjectNode) alarm).put("StateValue", "SUPPRESSED"));
    return answer;
  }

  @Test
  void aHundredAndOneAlarmsAreTwoCallsOfManyPages() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      String name = "alarm-%03d".formatted(i);
      names.add(name);
      bench.alarms().metricAlarm(name);
    }
    bench.faults().forget();

    List<Reading<AlarmFacts>> readings = alarms.describe(names, false);

    assertThat(readings).extracting(reading -> read(reading).name()).isEqualTo(names);
    assertThat(bench.faults().calls("DescribeAlarms"))
        .extracting(call -> call.input().path("AlarmNames").size())
        .as("some calls are further pages")
        .containsSubsequence(100, 1)
        .hasSizeGreaterThan(2);
  }

  @Test
  void aHistoryIsReadOverAllItsPages() {
    Instant from = bench.time().now();
    for (int i = 0; i < 70; i++) {
      bench.time().pass(Duration.ofSeconds(10));
      bench.alarms().fire();
      bench.time().pass(Duration.ofSeconds(10));
      bench.alarms().calm();
    }

    Reading<History> reading =
        alarms.history("checkout-aggregate", from, bench.time().now().plusSeconds(1));

    assertThat(((Read<History>) reading).value().transitions()).hasSize(140);
    assertThat(bench.faults().calls("DescribeAlarmHistory")).hasSizeGreaterThan(1);
  }

  /** CloudWatch forgets: what was asked for is not what was told. */
  @Test
  void aHistoryOfMoreThanThirtyDaysIsNotCovered() {
    Instant to = bench.time().now();

    Reading<History> reading =
        alarms.history("checkout-aggregate", to.minus(Duration.ofDays(31)), to);

    assertThat(((Read<History>) reading).value().from()).isEqualTo(to.minus(Duration.ofDays(30)));
  }

  @Test
  void throttledReadsAreRetriedAndThenUnread() {
    bench.faults().refuseOnce("DescribeAlarms", "Throttling", 400);
    assertThat(described("checkout-onebox").state()).isEqualTo(AlarmState.OK);
    bench.faults().forget();

    bench.faults().refuse("DescribeAlarms", "Throttling", 400);
    assertThat(alarms.describe(List.of("checkout-onebox"), false).getFirst())
        .isInstanceOf(Unread.class);
    assertThat(bench.faults().calls("DescribeAlarms")).hasSize(4);
  }

  private AlarmFacts described(String name) {
    return read(alarms.describe(List.of(name), true).getFirst());
  }

  private static AlarmFacts read(Reading<AlarmFacts> reading) {
    assertThat(reading).isInstanceOf(Read.class);
    return ((Read<AlarmFacts>) reading).value();
  }
}
