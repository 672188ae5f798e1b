package io.wavegate.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets real time pass, which only a person who watches a live tree needs. */
@FunctionalInterface
interface Pause {
  /** Real time. */
  Pause REAL = duration -> LockSupport.parkNanos(duration.toNanos());

  /** Returns after about that long. */
  void of(Duration duration);
}
