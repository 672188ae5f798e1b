package io.wavegate.standins.cloudwatch;

import java.time.Instant;
import java.util.OptionalDouble;

/** A metric that is computed when it is read, so that hours of traffic need no stored minutes. */
@FunctionalInterface
public interface MetricSource {

  /**
   * The sum of the metric's values from one instant up to and without another; empty if nothing was
   * reported, which is not the same as zero. Each value is taken as one sample of 1, as a count of
   * requests is.
   */
  OptionalDouble sum(Instant from, Instant until);
}
