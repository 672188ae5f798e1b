package io.wavegate.cli;

import io.wavegate.cli.OperateClient.Answer;

/** Says what {@code operate} answered, with the exit code that goes with it. */
final class Replies {
  private static final int FORBIDDEN = 403;
  private static final int ACCEPTED = 202;
  private static final int BROKEN = 500;
  private static final int REFUSED = 400;

  private Replies() {}

  static int told(Surroundings surroundings, Answer answer) {
    if (answer.status() < REFUSED) {
      surroundings.out().println(Plain.lines(answer.said()));
      return (answer.status() == ACCEPTED ? ExitCode.WAITING : ExitCode.DONE).code();
    }
    surroundings.err().println(Plain.lines(answer.said()));
    if (answer.status() == FORBIDDEN) {
      return ExitCode.NOT_ALLOWED.code();
    }
    return (answer.status() >= BROKEN ? ExitCode.OUR_FAULT : ExitCode.BAD_INPUT).code();
  }
}
