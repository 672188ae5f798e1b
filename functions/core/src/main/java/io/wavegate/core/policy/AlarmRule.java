package io.wavegate.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CloudWatch alarms that watch a wave.
 *
 * @param aggregate the team's aggregate alarm, normally a composite
 * @param also further alarms of this wave
 * @param tolerance ALARM time inside the window that is forgiven; none by default
 */
public record AlarmRule(String aggregate, List<String> also, Duration tolerance) {
  /** Copies the list. */
  public AlarmRule {
    also = List.copyOf(also);
  }

  /** All alarms, the aggregate first. */
  public List<String> all() {
    return Stream.concat(Stream.of(aggregate), also.stream()).toList();
  }
}
