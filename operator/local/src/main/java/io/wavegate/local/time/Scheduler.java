package io.wavegate.local.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Owns time and order. Timers run on the caller's thread; an invocation runs on a thread of its own
 * until its next effect and is parked there. Exactly one of them runs at a time, chosen by the seed
 * among all that could, and time moves only when nothing is left to do at the present instant: the
 * same seed gives the same run.
 */
public final class Scheduler implements AutoCloseable {
  private record Timer(Instant due, long number, String label, Runnable action) {}

  private final Random random;
  private final Random ids;
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparingLong(Timer::number));
  private final List<Strand> parked = new ArrayList<>();
  private final Semaphore turn = new Semaphore(0);
  private Optional<Strand> running = Optional.empty();
  private Instant now;
  private long timerNumber;
  private boolean closed;

  /**
   * @param seed what decides the order
   * @param start the first instant
   */
  public Scheduler(long seed, Instant start) {
    this.random = new Random(seed);
    this.ids = new Random(~seed);
    this.now = start;
  }

  /** The present instant. */
  public Instant now() {
    return now;
  }

  /** A fresh identifier in the form of a UUID; the same run gives the same sequence. */
  public String uuid() {
    return new UUID(ids.nextLong(), ids.nextLong()).toString();
  }

  /** A number in [0,1). */
  public double random() {
    return random.nextDouble();
  }

  /**
   * Runs an action once, at {@code due} or as soon as possible after, never before this returns.
   *
   * @return takes the timer back; does nothing if it has run
   */
  public Runnable at(Instant due, String label, Runnable action) {
    Timer timer = new Timer(due.isBefore(now) ? now : due, timerNumber++, label, action);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  /** Begins an invocation on a thread of its own; it is parked until it is chosen. */
  public void start(String label, Runnable body) {
    Strand strand = new Strand(label, body);
    strand.begin();
    parked.add(strand);
  }

  /**
   * Parks the invocation that runs until it is chosen; it is called before each effect. Outside of
   * an invocation it does nothing.
   */
  public void park() {
    running.ifPresent(Strand::park);
  }

  /** Lets virtual time pass for the calling invocation. */
  public void pass(Duration duration) {
    if (running.isPresent() && duration.isPositive()) {
      Strand strand = running.get();
      strand.passing = true;
      at(now.plus(duration), "awake " + strand.label, () -> strand.passing = false);
      strand.park();
    }
  }

  /**
   * Goes on until the condition holds or the instant is reached; where nothing is left to do before
   * it, time moves there.
   *
   * @return whether the condition held
   */
  public boolean run(BooleanSupplier until, Instant atMost) {
    while (!until.getAsBoolean()) {
      if (!step(atMost)) {
        return false;
      }
    }
    return true;
  }

  private boolean step(Instant atMost) {
    List<Strand> runnable = parked.stream().filter(strand -> !strand.passing).toList();
    List<Timer> due = due();
    int choices = runnable.size() + due.size();
    if (choices == 0) {
      return forward(atMost);
    }
    int choice = choices == 1 ? 0 : random.nextInt(choices);
    if (choice < runnable.size()) {
      resume(runnable.get(choice));
    } else {
      Timer timer = due.get(choice - runnable.size());
      timers.remove(timer);
      timer.action().run();
    }
    return true;
  }

  private List<Timer> due() {
    Timer first = timers.peek();
    if (first == null || first.due().isAfter(now)) {
      return List.of();
    }
    return timers.stream()
        .filter(timer -> !timer.due().isAfter(now))
        .sorted(Comparator.comparingLong(Timer::number))
        .toList();
  }

  private boolean forward(Instant atMost) {
    Timer next = timers.peek();
    if (next == null || next.due().isAfter(atMost)) {
      now = atMost.isAfter(now) ? atMost : now;
      return false;
    }
    now = next.due();
    return true;
  }

  private void resume(Strand strand) {
    parked.remove(strand);
    running = Optional.of(strand);
    strand.turn.release();
    turn.acquireUninterruptibly();
    running = Optional.empty();
    strand.failure().ifPresent(Scheduler::rethrow);
  }

  private static void rethrow(Throwable failure) {
    throw new IllegalStateException("an invocation failed outside of its function", failure);
  }

  /** Unwinds every invocation that is still parked. */
  @Override
  public void close() {
    closed = true;
    while (!parked.isEmpty()) {
      resume(parked.getFirst());
    }
  }

  /** Ends the threads of a run that is over. */
  private static final class RunOver extends Error {
    private static final long serialVersionUID = 1L;

    RunOver() {
      super("the run is over", null, false, false);
    }
  }

  /** One invocation. */
  private final class Strand {
    private final String label;
    private final Runnable body;
    private final Semaphore turn = new Semaphore(0);
    private boolean passing;
    private Optional<Throwable> failed = Optional.empty();

    Strand(String label, Runnable body) {
      this.label = label;
      this.body = body;
    }

    void begin() {
      Thread.ofVirtual().name(label).start(this::live);
    }

    private void live() {
      turn.acquireUninterruptibly();
      try {
        if (!closed) {
          body.run();
        }
      } catch (RunOver over) {
        // The run ended before this invocation did.
      } catch (Throwable failure) {
        failed = Optional.of(failure);
      } finally {
        Scheduler.this.turn.release();
      }
    }

    void park() {
      if (closed) {
        throw new RunOver();
      }
      parked.add(this);
      Scheduler.this.turn.release();
      turn.acquireUninterruptibly();
      if (closed) {
        throw new RunOver();
      }
    }

    Optional<Throwable> failure() {
      return failed;
    }
  }
}
