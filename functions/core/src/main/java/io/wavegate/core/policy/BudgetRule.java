package io.wavegate.core.policy;

import io.wavegate.core.model.MetricQuery;
import java.time.Duration;
import java.util.List;

/**
 * A metric math expression that says how much of an error budget is left.
 *
 * @param expression in CloudWatch's language, over the metrics' ids
 * @param metrics what it is made of
 * @param over how far back it looks
 * @param atLeast the least of its newest value with which a deployment may start
 */
public record BudgetRule(
    String expression, List<MetricQuery> metrics, Duration over, double atLeast) {
  /** Copies the list. */
  public BudgetRule {
    metrics = List.copyOf(metrics);
  }

  /** The longest of the metrics' periods: so old the newest value can be in any case. */
  public Duration longestPeriod() {
    return metrics.stream().map(MetricQuery::period).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
