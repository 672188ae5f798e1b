package io.wavegate.core.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The time a wave is watched after its deployment before it may be promoted.
 *
 * @param length counted from the end of the deployment
 * @param atMost the longest a bake with too little traffic is extended to, at least {@code length}
 * @param settle how long after the end of the bake the last reading is taken: alarms speak of
 *     datapoints that are minutes old
 * @param byChange other lengths for releases that change only one kind of thing
 * @param why why it is as long as it is, where what the release changes or the organisation's floor
 *     has chosen it
 */
public record Bake(
    Duration length,
    Duration atMost,
    Duration settle,
    Map<ChangeKind, Duration> byChange,
    Optional<String> why) {
  /** Copies the map, in the kinds' order. */
  public Bake {
    byChange = Collections.unmodifiableSortedMap(new TreeMap<>(byChange));
  }

  /** The longest that it can become, whatever is changed. */
  public Duration longest() {
    return byChange.values().stream()
        .filter(other -> other.compareTo(atMost) > 0)
        .max(Duration::compareTo)
        .orElse(atMost);
  }

  /** The shortest that it can be. */
  public Duration shortest() {
    return byChange.values().stream()
        .filter(other -> other.compareTo(length) < 0)
        .min(Duration::compareTo)
        .orElse(length);
  }

  /** Whether it is to be known what a release changes. */
  public boolean dependsOnChange() {
    return !byChange.isEmpty();
  }

  /**
   * The bake for what a release changes: the longest that one of the kinds wants, and the longest
   * of all where it is not known.
   */
  public Bake of(Change change) {
    Stream<Duration> wanted =
        change.kinds().isEmpty()
            ? byChange.values().stream()
            : change.kinds().stream().map(kind -> byChange.getOrDefault(kind, length));
    Duration least = change.kinds().isEmpty() ? length : Duration.ZERO;
    Duration chosen = Stream.concat(wanted, Stream.of(least)).max(Duration::compareTo).get();
    Duration longest = atMost.compareTo(chosen) < 0 ? chosen : atMost;
    return new Bake(chosen, longest, settle, byChange, Optional.of("for " + change.said()));
  }

  /** The same, but no shorter than that. */
  Bake atLeast(Duration least) {
    if (length.compareTo(least) >= 0) {
      return this;
    }
    String bound = "the least that the organisation allows";
    return new Bake(
        least,
        atMost.compareTo(least) < 0 ? least : atMost,
        settle,
        byChange,
        Optional.of(why.map(chosen -> chosen + ", " + bound).orElse(bound)));
  }
}
