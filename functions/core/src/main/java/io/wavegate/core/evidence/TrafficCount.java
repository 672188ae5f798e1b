package io.wavegate.core.evidence;

import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.TrafficRule;
import java.util.Optional;

/**
 * How much was counted since the end of the deployment.
 *
 * @param rule the policy's rule
 * @param sum the metric's sum over the bake so far
 * @param before its sum over as long a time before the watch began, a day at most; read only where
 *     the rule compares the two
 */
public record TrafficCount(
    TrafficRule rule, Reading<Double> sum, Optional<Reading<Double>> before) {
  /** One that is compared with nothing. */
  public TrafficCount(TrafficRule rule, Reading<Double> sum) {
    this(rule, sum, Optional.empty());
  }
}
