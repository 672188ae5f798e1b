package io.wavegate.board;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from its begin
 * @param to its end, not before {@code from}
 */
record Span(Instant from, Instant to) {
  /** The span between two moments, none if it would be empty or run backwards. */
  static Optional<Span> between(Instant from, Instant to) {
    return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  /** How long it is, as a person reads it. */
  String said() {
    return Said.duration(Duration.between(from, to));
  }

  /** How long it is, in seconds. */
  double seconds() {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
