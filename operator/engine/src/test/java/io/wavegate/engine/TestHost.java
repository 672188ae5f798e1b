package io.wavegate.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiConsumer;

/** A deterministic host: a virtual clock, a seeded random, and a service that a test scripts. */
final class TestHost implements EngineHost {
  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private static final class Timer {
    final Instant due;
    final long order;
    final String label;
    final Runnable action;

    Timer(Instant due, long order, String label, Runnable action) {
      this.due = due;
      this.order = order;
      this.label = label;
      this.action = action;
    }
  }

  private final SplittableRandom random;
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          Comparator.comparing((Timer t) -> t.due).thenComparingLong((Timer t) -> t.order));
  private final BiConsumer<TaskCall, TaskReply> service;
  final List<TaskCall> calls = new ArrayList<>();
  final List<ExecutionDescription> changes = new ArrayList<>();
  private Instant now = START;
  private long scheduled;

  TestHost(BiConsumer<TaskCall, TaskReply> service) {
    this(1, service);
  }

  TestHost(long seed, BiConsumer<TaskCall, TaskReply> service) {
    this.random = new SplittableRandom(seed);
    this.service = service;
  }

  /** A host whose service must not be called. */
  static TestHost withoutService() {
    return new TestHost(
        (call, reply) -> {
          throw new AssertionError("unexpected call: " + call);
        });
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    Timer timer = new Timer(due.isBefore(now) ? now : due, scheduled++, label, action);
    timers.add(timer);
    return () -> {
      boolean unused = timers.remove(timer);
    };
  }

  @Override
  public String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public double random() {
    return random.nextDouble();
  }

  @Override
  public void perform(TaskCall call, TaskReply reply) {
    calls.add(call);
    service.accept(call, reply);
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    changes.add(execution);
  }

  /** Runs everything that is due within the time given, then lets the clock stand at its end. */
  void runFor(Duration time) {
    Instant end = now.plus(time);
    while (!timers.isEmpty() && !timers.peek().due.isAfter(end)) {
      step();
    }
    now = end;
  }

  /** Runs what is due now. */
  void settle() {
    runFor(Duration.ZERO);
  }

  /** Runs until nothing is scheduled; the clock stands at the last action. */
  void runUntilIdle() {
    while (!timers.isEmpty()) {
      step();
    }
  }

  private void step() {
    Timer timer = timers.remove();
    now = timer.due;
    timer.action.run();
  }

  /** Labels of what is still scheduled. */
  List<String> pending() {
    return timers.stream().sorted(timers.comparator()).map(t -> t.label).toList();
  }

  Duration elapsed() {
    return Duration.between(START, now);
  }
}
