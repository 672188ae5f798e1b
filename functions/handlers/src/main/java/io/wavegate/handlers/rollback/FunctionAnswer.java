package io.wavegate.handlers.rollback;

import io.wavegate.handlers.kit.Texts;

/**
 * What a team's own lever answered.
 *
 * @param status its word; only {@link #DONE} means that the wave is back
 * @param message its words, or the error that came instead
 */
public record FunctionAnswer(String status, String message) {
  /** What was there before is there again. */
  static final String DONE = "rolled-back";

  private static final int LONGEST = 500;

  boolean isDone() {
    return status.equals(DONE);
  }

  String said() {
    String word = isDone() || status.isEmpty() ? "" : "it answered \"" + status + "\": ";
    return Texts.line(word + message, LONGEST);
  }
}
