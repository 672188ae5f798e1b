package io.wavegate.handlers.aws;

import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Places that let a call wait in vain, and are not asked again for a while: a look at many things
 * would wait for each of them, and the function run out of time with those of the other places
 * unread.
 */
final class Silences {
  /** An answer that took so long and was none has timed out. */
  private static final Duration IN_VAIN = Duration.ofSeconds(5);

  private static final Duration SPARED = Duration.ofSeconds(30);

  private final Place hub;
  private final TimeSource time;
  private final Map<Place, Silence> silences = new ConcurrentHashMap<>();

  private record Silence(Instant since, String why) {}

  /** Where Wavegate is installed nothing is spared: without it there is nothing to do anyway. */
  Silences(Place hub, TimeSource time) {
    this.hub = hub;
    this.time = time;
  }

  void heard(Place place, Instant asked, String why) {
    boolean waited = !time.now().isBefore(asked.plus(IN_VAIN));
    if (waited && !place.equals(hub)) {
      silences.put(place, new Silence(time.now(), why));
    }
  }

  <T> Optional<Unread<T>> silent(Place place) {
    return Optional.ofNullable(silences.get(place))
        .filter(silence -> time.now().isBefore(silence.since().plus(SPARED)))
        .map(
            silence -> new Unread<>("not asked again so soon after: " + silence.why(), time.now()));
  }
}
