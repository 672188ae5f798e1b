package io.wavegate.core.evidence;

import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.TrafficRule;

/**
 * How much was counted since the end of the deployment.
 *
 * @param rule the policy's rule
 * @param sum the metric's sum over the bake so far
 */
public record TrafficCount(TrafficRule rule, Reading<Double> sum) {}
