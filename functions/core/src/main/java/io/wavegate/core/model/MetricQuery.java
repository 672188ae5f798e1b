package io.wavegate.core.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A CloudWatch metric that an expression names.
 *
 * @param id by which the expression names it
 * @param namespace the metric's namespace
 * @param metric the metric's name
 * @param dimensions in the order of the policy
 * @param stat CloudWatch's word, such as Sum
 * @param period how much time a data point stands for
 */
public record MetricQuery(
    String id,
    String namespace,
    String metric,
    SequencedMap<String, String> dimensions,
    String stat,
    Duration period) {
  /** Copies the map, in its order. */
  public MetricQuery {
    dimensions = new LinkedHashMap<>(dimensions);
  }
}
