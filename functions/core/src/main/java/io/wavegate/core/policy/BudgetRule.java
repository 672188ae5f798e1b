package io.wavegate.core.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A metric math expression that says how much of an error budget is left.
 *
 * @param expression in CloudWatch's language, over the metrics' ids
 * @param metrics what it is made of
 * @param over how far back it looks
 * @param atLeast the least of its newest value with which a deployment may start
 */
public record BudgetRule(String expression, List<Metric> metrics, Duration over, double atLeast) {
  /** Copies the list. */
  public BudgetRule {
    metrics = List.copyOf(metrics);
  }

  /**
   * One metric.
   *
   * @param id by which the expression names it
   * @param namespace the metric's namespace
   * @param metric the metric's name
   * @param dimensions in the order of the policy
   * @param stat CloudWatch's word, such as Sum
   * @param period how much time a data point stands for
   */
  public record Metric(
      String id,
      String namespace,
      String metric,
      SequencedMap<String, String> dimensions,
      String stat,
      Duration period) {
    /** Copies the map, in its order. */
    public Metric {
      dimensions = new LinkedHashMap<>(dimensions);
    }
  }

  /** The longest of the metrics' periods: so old the newest value can be in any case. */
  public Duration longestPeriod() {
    return metrics.stream().map(Metric::period).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
