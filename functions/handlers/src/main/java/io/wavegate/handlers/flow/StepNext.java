package io.wavegate.handlers.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * What the rollback's state machine does next.
 *
 * @param next the word that a Choice compares
 * @param seconds how long to wait, where the word is AGAIN
 */
public record StepNext(String next, Optional<Long> seconds) {
  static StepNext word(String word) {
    return new StepNext(word, Optional.empty());
  }

  static StepNext again(Duration pause) {
    return new StepNext("AGAIN", Optional.of(Math.max(1, pause.toSeconds())));
  }
}
