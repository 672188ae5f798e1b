package io.wavegate.core.port;

import io.wavegate.core.model.Reading;
import io.wavegate.core.validation.MetricValue;
import io.wavegate.core.validation.TestKind;
import java.time.Instant;
import java.util.List;

/** CloudWatch metrics as series of values. */
public interface Metrics {
  /**
   * The values that a metric test's expression has, oldest first. Anything but one whole series is
   * an error; one without values is none.
   *
   * @param from the beginning of the first period that counts
   */
  Reading<List<MetricValue>> values(TestKind.Metric test, Instant from, Instant to);
}
