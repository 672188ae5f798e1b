package io.wavegate.handlers.rollback;

import java.time.Duration;
import java.util.Optional;

/**
 * What the rollback's state machine does next.
 *
 * @param next the word that a Choice compares
 * @param seconds how long to wait, where the word is AGAIN
 * @param call whom to call, where the word is CALL
 */
public record StepNext(String next, Optional<Long> seconds, Optional<FunctionCall> call) {
  static StepNext word(String word) {
    return new StepNext(word, Optional.empty(), Optional.empty());
  }

  static StepNext call(FunctionCall call) {
    return new StepNext("CALL", Optional.empty(), Optional.of(call));
  }

  static StepNext again(Duration pause) {
    return new StepNext("AGAIN", Optional.of(Math.max(1, pause.toSeconds())), Optional.empty());
  }
}
