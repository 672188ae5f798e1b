package io.wavegate.local.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** This machine's time. While the machine sleeps, it stands still. */
public final class RealTime implements WallTime {
  private final Clock clock = Clock.systemUTC();
  private final long begin = System.nanoTime();

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public <T> Optional<T> next(BlockingQueue<T> queue, Duration atMost) {
    try {
      return Optional.ofNullable(queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
