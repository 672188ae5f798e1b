package io.wavegate.cli;

import io.wavegate.codec.yaml.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * How much virtual time passes in a second that a person sees.
 *
 * @param perSecond for example five minutes for {@code 5m/s}
 */
record Pace(Duration perSecond) {
  /**
   * @throws BadInputException if the text is not like {@code 5m/s}
   */
  static Pace parse(String text) {
    String duration = text.endsWith("/s") ? text.substring(0, text.length() - 2) : "";
    Optional<Duration> parsed = Durations.parse(duration).filter(Duration::isPositive);
    return new Pace(
        parsed.orElseThrow(
            () -> new BadInputException("--pace must be like 5m/s, got \"" + text + "\"")));
  }
}
