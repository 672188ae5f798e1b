package io.wavegate.core.policy;

import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Said;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CloudWatch alarms that watch a wave.
 *
 * <p>As a team writes it, its alarms are names; as a gate sees it, they are {@link AlarmKey keys}.
 *
 * @param aggregate the team's aggregate alarm, normally a composite
 * @param also further alarms of this wave
 * @param tolerance ALARM time inside the window that is forgiven; none by default
 * @param wanted what the policy would have forgiven, where the organisation's floor allows less
 */
public record AlarmRule(
    String aggregate, List<String> also, Duration tolerance, Optional<Duration> wanted) {
  /** What a policy says. */
  public AlarmRule(String aggregate, List<String> also, Duration tolerance) {
    this(aggregate, also, tolerance, Optional.empty());
  }

  /** Copies the list. */
  public AlarmRule {
    also = List.copyOf(also);
  }

  /** All alarms, the aggregate first. */
  public List<String> all() {
    return Stream.concat(Stream.of(aggregate), also.stream()).toList();
  }

  /** The same, but forgiving no more than that. */
  AlarmRule atMost(Duration most) {
    return tolerance.compareTo(most) <= 0
        ? this
        : new AlarmRule(aggregate, also, most, Optional.of(tolerance));
  }

  /** How much is forgiven, as a reason says it. */
  public String tolerated() {
    String most = tolerance.isZero() ? "none" : Said.duration(tolerance);
    return most
        + " tolerated"
        + wanted
            .map(
                more ->
                    " (the organisation allows no more; the policy, " + Said.duration(more) + ")")
            .orElse("");
  }

  /** Whether there is something to say of it. */
  public boolean tolerates() {
    return !tolerance.isZero() || wanted.isPresent();
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
