package io.wavegate.core.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A CloudWatch metric that counts requests, and how many a bake needs to mean something.
 *
 * @param namespace the metric's namespace
 * @param metric the metric's name
 * @param dimensions in the order of the policy
 * @param atLeast the least sum over the bake
 */
public record TrafficRule(
    String namespace, String metric, SequencedMap<String, String> dimensions, double atLeast) {
  /** Copies the map, in its order. */
  public TrafficRule {
    dimensions = new LinkedHashMap<>(dimensions);
  }

  /** The metric as a person names it: {@code AWS/ApiGateway Count{ApiName=checkout}}. */
  public String said() {
    String pairs =
        dimensions.entrySet().stream()
            .map((Map.Entry<String, String> e) -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
    return namespace + " " + metric + (pairs.isEmpty() ? "" : "{" + pairs + "}");
  }
}
