package io.wavegate.cli;

/** One contract for every command. */
enum ExitCode {
  /** Done, promoted, as expected. */
  DONE(0),
  /** Our fault. */
  OUR_FAULT(1),
  /** Usage or bad input. */
  BAD_INPUT(2),
  /** Halted. */
  HALTED(3),
  /** Not allowed. */
  NOT_ALLOWED(4),
  /** Rolled back. */
  ROLLED_BACK(5),
  /** Waiting for a person. */
  WAITING(6),
  /** Deadline. */
  DEADLINE(7),
  /** Inconclusive. */
  INCONCLUSIVE(8),
  /** Not as expected. */
  NOT_AS_EXPECTED(9);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
