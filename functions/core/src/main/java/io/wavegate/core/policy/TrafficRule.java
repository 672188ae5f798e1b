package io.wavegate.core.policy;

import io.wavegate.core.model.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A CloudWatch metric that counts requests, and how many a bake needs to mean something.
 *
 * @param namespace the metric's namespace
 * @param metric the metric's name
 * @param dimensions in the order of the policy
 * @param atLeast the least sum over the bake
 * @param onDrop what it means that requests came before the deployment and none comes after it
 * @param elsewhere where it is counted, as a gate sees it; none for the hub, and as a team writes
 *     it
 */
public record TrafficRule(
    String namespace,
    String metric,
    SequencedMap<String, String> dimensions,
    double atLeast,
    OnDrop onDrop,
    Optional<Place> elsewhere) {
  /** What it means that requests came before a deployment and none comes after it. */
  public enum OnDrop {
    /** Too little traffic: the bake is extended. */
    EXTEND,
    /** The deployment has cut its customers off: it goes back. */
    ROLL_BACK
  }

  /** Copies the map, in its order. */
  public TrafficRule {
    dimensions = new LinkedHashMap<>(dimensions);
  }

  /** One as a team writes it, by which no traffic is only too little of it. */
  public TrafficRule(
      String namespace, String metric, SequencedMap<String, String> dimensions, double atLeast) {
    this(namespace, metric, dimensions, atLeast, OnDrop.EXTEND, Optional.empty());
  }

  /** Whether the requests before the deployment are to be counted too. */
  public boolean isCompared() {
    return onDrop == OnDrop.ROLL_BACK;
  }

  /** The same rule in a place. */
  TrafficRule in(Place place, Place hub) {
    Optional<Place> there = place.equals(hub) ? Optional.empty() : Optional.of(place);
    return new TrafficRule(namespace, metric, dimensions, atLeast, onDrop, there);
  }

  /** {@code " in 222233334444/us-east-1"}; nothing for the hub. */
  public String where() {
    return elsewhere.map(place -> " in " + place.said()).orElse("");
  }

  /** The metric as a person names it: {@code AWS/ApiGateway Count{ApiName=checkout}}. */
  public String said() {
    String pairs =
        dimensions.entrySet().stream()
            .map((Map.Entry<String, String> e) -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
    return namespace + " " + metric + (pairs.isEmpty() ? "" : "{" + pairs + "}") + where();
  }
}
