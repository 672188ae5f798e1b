package io.wavegate.codec.yaml;

import java.time.Duration;

/**
 * The durations that a key takes.
 *
 * @param least the shortest, itself included
 * @param most the longest, itself included
 */
public record Span(Duration least, Duration most) {
  /** For example {@code Span.of("1m", "30d")}. */
  public static Span of(String least, String most) {
    return new Span(
        Durations.parse(least).orElseThrow(() -> new IllegalArgumentException(least)),
        Durations.parse(most).orElseThrow(() -> new IllegalArgumentException(most)));
  }
}
