package io.wavegate.handlers.gate;

import io.wavegate.core.model.AttemptId;

/** What came of opening a gate. */
public sealed interface Opened {
  /** It is open, or was already; its state machine runs. */
  record Running(AttemptId id) implements Opened {}

  /**
   * It was decided before; the carrier is to be failed at once (S2).
   *
   * @param why the earlier decision
   */
  record DecidedBefore(String why) implements Opened {}

  /**
   * It cannot be opened.
   *
   * @param sentence what is wrong, with the value seen
   */
  record Refused(String sentence) implements Opened {}
}
