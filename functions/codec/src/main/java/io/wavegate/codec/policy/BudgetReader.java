package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.policy.BudgetRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads metric math of an error budget or a test, by the words of GetMetricData. */
final class BudgetReader {
  private static final Pattern EXPRESSION = Pattern.compile("[^\\p{Cntrl}]{1,2048}");
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,99}");
  private static final Pattern STAT =
      Pattern.compile("Sum|Average|Minimum|Maximum|SampleCount|p[0-9]{1,2}(\\.[0-9]{1,2})?");

  /** CloudWatch keeps data points of five minutes for 63 days, those of one minute for 15. */
  private static final Span OVER = Span.of("1h", "63d");

  private static final Duration OVER_DEFAULT = Duration.ofDays(28);
  private static final Duration BY_THE_MINUTE = Duration.ofDays(15);
  private static final Span PERIOD = Span.of("1m", "1d");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final int MOST = 20;

  private BudgetReader() {}

  static Optional<BudgetRule> budget(YamlValue value) {
    if (!value.isPresent()) {
      return Optional.empty();
    }
    YamlMap map = value.map(PolicyKeys.BUDGET);
    Duration over = map.optional("over").duration(OVER, OVER_DEFAULT);
    return Optional.of(
        new BudgetRule(
            expression(map), metrics(map, over), over, map.optional("at-least").number(0)));
  }

  /** The expression of a budget or of a test. */
  static String expression(YamlMap map) {
    return map.required("expression").text(EXPRESSION, "one line of at most 2048 characters");
  }

  /**
   * The metrics that an expression names.
   *
   * @param over how far back it looks
   */
  static List<MetricQuery> metrics(YamlMap map, Duration over) {
    List<YamlMap> maps =
        map.required("metrics").items(1, MOST).stream()
            .map(item -> item.map(PolicyKeys.BUDGET_METRIC))
            .toList();
    List<MetricQuery> metrics = maps.stream().map(metric -> metric(metric, over)).toList();
    Forms.refuseRepeated(
        maps.stream().map(metric -> metric.optional("id")).toList(),
        metrics.stream().map(MetricQuery::id).toList());
    return metrics;
  }

  private static MetricQuery metric(YamlMap map, Duration over) {
    return new MetricQuery(
        map.required("id").text(ID, "an id that begins with a lower-case letter"),
        Forms.cloudWatch(map.required("namespace")),
        Forms.cloudWatch(map.required("metric")),
        WaveReader.dimensions(map.optional("dimensions")),
        map.required("stat")
            .text(STAT, "Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99"),
        period(map.required("period"), over));
  }

  private static Duration period(YamlValue value, Duration over) {
    Duration period = value.duration(PERIOD);
    Duration unit = over.compareTo(BY_THE_MINUTE) > 0 ? FIVE : MINUTE;
    if (period.toMillis() % unit.toMillis() != 0) {
      value.wrong(
          "must be a multiple of %dm, which is what CloudWatch keeps so long, got %s"
              .formatted(unit.toMinutes(), value.shown()));
    }
    return period;
  }
}
