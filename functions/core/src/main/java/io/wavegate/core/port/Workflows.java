package io.wavegate.core.port;

import io.wavegate.core.model.Reading;

/** AWS Step Functions, as much of it as Wavegate needs. */
public interface Workflows {
  /** Our state machines. */
  enum Machine {
    /** One attempt of a gate. */
    WAVE_GATE,
    /** One rollback. */
    ROLLBACK
  }

  /**
   * Starts an execution. The same name with the same input while it runs is the same execution.
   *
   * @param name at most 80 characters
   * @param input JSON
   * @return refused with {@code ExecutionAlreadyExists} if the name was used before
   */
  Sent start(Machine machine, String name, String input);

  /**
   * How an execution stands ({@code DescribeExecution}). Step Functions tells it with a delay of
   * moments: one that was just started may be absent, one that just ended may still run.
   */
  Reading<MachineRun> run(Machine machine, String name);

  /**
   * Wakes a state that sleeps on a task token, as a failure {@code Wavegate.Wake}.
   *
   * @return refused if the token is closed, which is not an error: somebody else woke it
   */
  Sent wake(String taskToken, String why);

  /**
   * Ends a state that sleeps on a task token with a result.
   *
   * @param output JSON
   * @return refused if the token is closed
   */
  Sent succeed(String taskToken, String output);

  /**
   * Tells that whatever a state sleeps for is worked on.
   *
   * @return refused if the token is closed
   */
  Sent alive(String taskToken);
}
