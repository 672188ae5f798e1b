package io.wavegate.core.port;

import io.wavegate.core.verdict.MachineError;

/** How an execution of one of our state machines stands, as Step Functions says itself. */
public sealed interface MachineRun {
  /** It runs, or waits to be redriven. */
  record Running() implements MachineRun {}

  /**
   * It is over.
   *
   * @param status Step Functions' word: SUCCEEDED, FAILED, TIMED_OUT or ABORTED
   * @param input what it was started with, JSON
   * @param error the error it failed with, empty if none is told
   * @param cause the words beside the error, empty if none are told
   */
  record Ended(String status, String input, String error, String cause) implements MachineRun {
    /** One clause for people: {@code the execution ended as FAILED, States.Runtime: ...}. */
    public String said() {
      String told =
          error.isEmpty() && cause.isEmpty() ? "" : ", " + new MachineError(error, cause).what();
      return "the execution ended as " + status + told;
    }
  }

  /** There is none of that name: it was never started, or ended more than 90 days ago. */
  record Absent() implements MachineRun {}
}
