package io.wavegate.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Real time, which only a person who watches a live tree needs. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
