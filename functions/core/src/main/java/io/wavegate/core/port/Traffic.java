package io.wavegate.core.port;

import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.TrafficRule;
import java.time.Instant;

/** CloudWatch metrics that count requests. */
public interface Traffic {
  /** The metric's sum over a time; nought where the service has no data points. */
  Reading<Double> sum(TrafficRule rule, Instant from, Instant to);
}
