package io.wavegate.local.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Real time that passes only when a test says so. */
public final class GivenTime implements WallTime {
  private static final long SHORT = 20;

  private final AtomicReference<Duration> elapsed = new AtomicReference<>(Duration.ZERO);

  /** Lets it pass. */
  public void pass(Duration duration) {
    Duration unused = elapsed.updateAndGet(before -> before.plus(duration));
  }

  @Override
  public Instant now() {
    return GivenRun.START.plus(elapsed());
  }

  @Override
  public Duration elapsed() {
    return elapsed.get();
  }

  @Override
  public <T> Optional<T> next(BlockingQueue<T> queue, Duration atMost) {
    try {
      return Optional.ofNullable(queue.poll(SHORT, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
