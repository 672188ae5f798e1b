package io.wavegate.core.gate;

/** Whether a gate may move on as asked. */
public sealed interface Move {
  /** It may; this is the gate to write. */
  record Moved(Gate gate) implements Move {}

  /**
   * It may not, and stays as it is.
   *
   * @param why with where it stands
   */
  record Refused(String why) implements Move {}
}
