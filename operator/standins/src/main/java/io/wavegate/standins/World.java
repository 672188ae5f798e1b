package io.wavegate.standins;

import java.time.Instant;

/**
 * What stand-ins need from whoever runs them: the time, timers and identifiers. There is one thread
 * of control, and nothing here blocks, so the same seed gives the same run.
 */
public interface World {

  /** The time that the services' clocks show. */
  Instant now();

  /**
   * Runs an action at an instant, or as soon as possible if that instant has passed. The action
   * never runs before this call has returned.
   *
   * @param label names the timer in traces, for example {@code codepipeline approval timeout}
   */
  Cancellation at(Instant due, String label, Runnable action);

  /** A fresh identifier in the form of a lower-case UUID; the same run gives the same sequence. */
  String uuid();
}
