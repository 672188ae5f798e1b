package io.wavegate.local.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/** Real time, as far as a live loop needs it. */
public interface WallTime {
  /** What the wall clock shows. */
  Instant now();

  /** How much real time has passed since some moment; it never goes back. */
  Duration elapsed();

  /** The next of a queue; empty if none comes in that time. */
  <T> Optional<T> next(BlockingQueue<T> queue, Duration atMost);
}
