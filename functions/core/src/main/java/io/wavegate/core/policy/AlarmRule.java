package io.wavegate.core.policy;

import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Place;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CloudWatch alarms that watch a wave.
 *
 * <p>As a team writes it, its alarms are names; as a gate sees it, they are {@link AlarmKey keys}.
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

  /** The same alarms in each of those places, the aggregates first. */
  AlarmRule in(List<Place> places, Place hub) {
    List<String> keys =
        all().stream()
            .flatMap(name -> places.stream().map(place -> AlarmKey.of(name, place, hub)))
            .toList();
    return new AlarmRule(keys.getFirst(), keys.subList(1, keys.size()), tolerance);
  }
}
