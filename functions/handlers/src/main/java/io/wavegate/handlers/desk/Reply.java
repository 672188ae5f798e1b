package io.wavegate.handlers.desk;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a person is answered.
 *
 * @param status the HTTP status
 * @param said one or two sentences
 */
public record Reply(int status, String said) {
  private static final int DONE = 200;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  static Reply done(String said) {
    return new Reply(DONE, said);
  }

  static Reply accepted(String said) {
    return new Reply(ACCEPTED, said);
  }

  static Reply absent(String said) {
    return new Reply(NOT_FOUND, said);
  }

  static Reply impossible(String said) {
    return new Reply(CONFLICT, said);
  }

  /** Whether what was asked for was done, now or before. */
  boolean isDone() {
    return status == DONE;
  }

  /** Whether what was asked for is there, and was not done at this moment. */
  boolean mayBeAskedAgain() {
    return status == CONFLICT;
  }

  /** The same, with what else came of it; that happens only if the first was done. */
  Reply with(Supplier<List<String>> more) {
    if (status != DONE) {
      return this;
    }
    List<String> all = more.get();
    return all.isEmpty() ? this : done(said + "; " + String.join("; ", all));
  }

  static Reply raced() {
    return impossible("somebody else changed it at the same moment, nothing was done: ask again");
  }
}
