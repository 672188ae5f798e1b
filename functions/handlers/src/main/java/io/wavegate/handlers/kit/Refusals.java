package io.wavegate.handlers.kit;

import io.wavegate.core.port.Sent;
import java.util.List;

/**
 * Refusals that only say that somebody was faster. Any other, a missing permission for instance, is
 * an error that must be seen: what was to be done was not done, by nobody.
 */
public final class Refusals {
  private static final List<String> JOB =
      List.of("InvalidJobStateException", "JobNotFoundException");
  private static final List<String> APPROVAL =
      List.of("ApprovalAlreadyCompletedException", "InvalidApprovalTokenException");
  private static final List<String> TOKEN =
      List.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");
  private static final List<String> EXECUTION =
      List.of("ExecutionAlreadyExists", "ExecutionAlreadyExistsException");

  private Refusals() {}

  /** The job took a result before, or its action is over. */
  public static void jobIsOver(Sent.Refused refused, String what) {
    expect(JOB, refused, what);
  }

  /** The approval was answered before, or its action is over. */
  public static void approvalIsOver(Sent.Refused refused, String what) {
    expect(APPROVAL, refused, what);
  }

  /** The task was answered before, or its branch is over. */
  public static void tokenIsClosed(Sent.Refused refused, String what) {
    expect(TOKEN, refused, what);
  }

  /** An execution of that name was started before. */
  public static void executionIsThere(Sent.Refused refused, String what) {
    expect(EXECUTION, refused, what);
  }

  private static void expect(List<String> codes, Sent.Refused refused, String what) {
    if (!codes.contains(refused.code())) {
      throw new IllegalStateException(
          what + " was refused: " + refused.code() + ": " + refused.message());
    }
  }
}
