package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.evidence.BudgetValue;
import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.BudgetRule;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty requests a minute; what an expression over them comes to. */
class AwsBudgetsTest {
  private final Bench bench = Bench.bare(CodePipelineSettings.DEFAULTS);

  private Reading<BudgetValue> newest(String expression) {
    return newest(expression, "Count");
  }

  private Reading<BudgetValue> newest(String expression, String metric) {
    MetricQuery requests =
        new MetricQuery(
            "requests",
            "AWS/ApiGateway",
            metric,
            new LinkedHashMap<>(Map.of("ApiName", "checkout")),
            "Sum",
            Duration.ofHours(1));
    return bench
        .wiring()
        .ports()
        .budgets()
        .newest(
            new BudgetRule(expression, List.of(requests), Duration.ofDays(1), 0),
            bench.time().now());
  }

  @Test
  void theNewestValueIsReadWithOneCall() {
    bench.time().pass(Duration.ofHours(1));

    assertThat(newest("RUNNING_SUM(requests) / 100"))
        .isEqualTo(
            new Read<>(
                new BudgetValue(576, bench.time().now().minus(Duration.ofHours(1))),
                bench.time().now()));
    assertThat(bench.faults().calls("GetMetricData"))
        .singleElement()
        .satisfies(call -> assertThat(call.input().path("MetricDataQueries")).hasSize(2));
  }

  @Test
  void withoutDataThereIsNoValue() {
    assertThat(newest("requests", "Counts"))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why()).contains("GetMetricData has no value of the expression"));
  }

  @Test
  void anExpressionThatCloudWatchRefusesIsUnread() {
    assertThat(newest("requests +"))
        .isInstanceOfSatisfying(
            Unread.class, unread -> assertThat(unread.why()).startsWith("ValidationError: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "Forbidden", "PartialData", "SomethingNew"})
  void anAnswerThatIsNotCompleteIsUnread(String status) {
    Rewrites.of(bench)
        .answer(
            "GetMetricData",
            (input, answer) -> {
              ((ObjectNode) answer.at("/MetricDataResults/0")).put("StatusCode", status);
              return answer;
            });

    assertThat(newest("requests"))
        .isInstanceOfSatisfying(
            Unread.class,
            unread -> assertThat(unread.why()).contains("GetMetricData answered " + status));
  }
}
