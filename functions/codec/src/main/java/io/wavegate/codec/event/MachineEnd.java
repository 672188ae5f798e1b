package io.wavegate.codec.event;

/** How a Step Functions execution ended. */
public enum MachineEnd {
  /** At a Succeed state or an end state. */
  SUCCEEDED,
  /** At a Fail state, or by an error that nothing caught. */
  FAILED,
  /** At the time limit of the whole state machine. */
  TIMED_OUT,
  /** By {@code StopExecution}. */
  ABORTED
}
