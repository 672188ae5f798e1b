package io.wavegate.handlers.validation;

import java.time.Duration;

/**
 * What the gate's state machine does after a run of a test.
 *
 * @param word the word that its Choice compares
 * @param why what the run said, for people
 * @param pause how long to wait before the next run
 * @param since when the first of several looks began, ISO 8601; empty where the next run is a new
 *     one
 */
public record TestNext(Word word, String why, Duration pause, String since) {
  /** The words. */
  public enum Word {
    /** The bake may sleep on. */
    GOOD,
    /** The wave is judged now. */
    BAD,
    /** The test is run again, or looked at again, after a while. */
    AGAIN,
    /** The wave cannot be judged without it. */
    NOT_RUN
  }

  static TestNext good(String why) {
    return new TestNext(Word.GOOD, why, Duration.ZERO, "");
  }

  static TestNext bad(String why) {
    return new TestNext(Word.BAD, why, Duration.ZERO, "");
  }

  static TestNext again(String why, Duration pause) {
    return new TestNext(Word.AGAIN, why, pause, "");
  }

  static TestNext notRun(String why) {
    return new TestNext(Word.NOT_RUN, why, Duration.ZERO, "");
  }
}
