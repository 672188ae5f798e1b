package io.wavegate.core.port;

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
   * Wakes a state that sleeps on a task token, as a failure {@code Wavegate.Wake}.
   *
   * @return refused if the token is closed, which is not an error: somebody else woke it
   */
  Sent wake(String taskToken, String why);
}
