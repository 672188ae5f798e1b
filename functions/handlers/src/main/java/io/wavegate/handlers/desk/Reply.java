package io.wavegate.handlers.desk;

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

  static Reply raced() {
    return impossible("somebody else changed it at the same moment, nothing was done: ask again");
  }
}
