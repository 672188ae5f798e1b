package io.wavegate.handlers.testing;

import io.wavegate.core.port.TimeSource;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that goes on only when it is told to; timers run by their time, then by their making. */
public final class TestTime implements World, TimeSource {
  /** A Monday morning, inside every window of the test policy. */
  public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private record Timer(Instant due, long order, Runnable action) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::order));
  private Instant now = MONDAY;
  private long made;
  private long ids;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    Timer timer = new Timer(due.isBefore(now) ? now : due, made++, action);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public String uuid() {
    return "00000000-0000-4000-8000-%012x".formatted(++ids);
  }

  /** Runs what is due within a span, and lets the span pass. */
  public void pass(Duration span) {
    Instant until = now.plus(span);
    while (!timers.isEmpty() && !timers.peek().due().isAfter(until)) {
      Timer timer = timers.remove();
      now = timer.due();
      timer.action().run();
    }
    now = until;
  }

  /** Lets the time pass up to an instant. */
  public void passUntil(Instant instant) {
    pass(Duration.between(now, instant));
  }

  /** Runs what is due now. */
  public void settle() {
    pass(Duration.ZERO);
  }
}
