package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** A metric's identity: dimensions are a set, their order does not matter. */
public record MetricName(String namespace, String name, Map<String, String> dimensions) {

  /** Keeps the dimensions by name. */
  public MetricName {
    dimensions = new TreeMap<>(dimensions);
  }

  static MetricName of(String namespace, JsonNode metric) {
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode dimension : metric.path("Dimensions")) {
      dimensions.put(dimension.path("Name").asText(), dimension.path("Value").asText());
    }
    return new MetricName(namespace, metric.path("MetricName").asText(), dimensions);
  }
}
