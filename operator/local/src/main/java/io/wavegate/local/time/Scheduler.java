package io.wavegate.local.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
  private final Deque<Worker> idle = new ArrayDeque<>();
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

  /** So many bytes; the same run gives the same sequence. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    ids.nextBytes(bytes);
    return bytes;
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

  /** When the next timer is due; empty if there is none. */
  public Optional<Instant> next() {
    return Optional.ofNullable(timers.peek()).map(Timer::due);
  }

  /** Begins an invocation on a thread of its own; it is parked until it is chosen. */
  public void start(String label, Runnable body) {
    parked.add(new Strand(label, body));
  }

  /** Whether an invocation calls, rather than a timer or somebody who looks on. */
  public boolean isInvocation() {
    return running.isPresent();
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
   * @throws IllegalStateException if an invocation throws what its function did not catch
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
    hand(strand);
    if (strand.failed.isPresent()) {
      Throwable failure = strand.failed.get();
      throw new IllegalStateException(
          "an invocation of \"" + strand.label + "\" failed outside of its function: " + failure,
          failure);
    }
  }

  private void hand(Strand strand) {
    parked.remove(strand);
    running = Optional.of(strand);
    strand.goOn();
    turn.acquireUninterruptibly();
    running = Optional.empty();
  }

  /**
   * Unwinds every invocation that is still parked; what one throws while it unwinds means nothing.
   */
  @Override
  public void close() {
    closed = true;
    while (!parked.isEmpty()) {
      hand(parked.getFirst());
    }
    idle.forEach(Worker::end);
    idle.clear();
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
    private boolean begun;
    private boolean passing;
    private Optional<Throwable> failed = Optional.empty();

    Strand(String label, Runnable body) {
      this.label = label;
      this.body = body;
    }

    /** Lets it go on, or begin on a thread that is free. */
    void goOn() {
      if (begun) {
        turn.release();
      } else {
        begun = true;
        (idle.isEmpty() ? new Worker() : idle.removeLast()).take(this);
      }
    }

    private void live() {
      try {
        if (!closed) {
          body.run();
        }
      } catch (RunOver over) {
        // The run ended before this invocation did.
      } catch (Throwable failure) {
        failed = Optional.of(failure);
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
  }

  /**
   * A thread that runs one invocation after the other, as a function's instance does: what
   * libraries keep for each thread is made once.
   */
  private final class Worker {
    private final Semaphore work = new Semaphore(0);
    private Optional<Strand> strand = Optional.empty();

    Worker() {
      Thread.ofVirtual().name("invocations").start(this::live);
    }

    void take(Strand next) {
      strand = Optional.of(next);
      work.release();
    }

    void end() {
      strand = Optional.empty();
      work.release();
    }

    private void live() {
      work.acquireUninterruptibly();
      while (strand.isPresent()) {
        strand.get().live();
        idle.addLast(this);
        turn.release();
        work.acquireUninterruptibly();
      }
    }
  }
}
