package io.wavegate.local.live;

import io.wavegate.local.live.LiveRun.Operation;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Lets virtual time pass beside real time, and lets calls in between. The run belongs to the thread
 * that calls {@link #run}; everybody else asks and waits.
 */
public final class LiveLoop {
  /** The longest sleep, so that what the disk knows keeps up with the clock. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** The longest that calls wait while much is to do. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final Answer OVER =
      new Answer.Refused(new ServiceError("ServiceUnavailable", 503, "wavegate local has ended"));

  private final LiveRun run;
  private final WallTime time;
  private final Speed speed;
  private final Consumer<List<Told>> listener;
  private final Duration begin;
  private final Instant first;
  private final BlockingQueue<Optional<Asked>> asked = new LinkedBlockingQueue<>();
  private final List<Asked> unanswered = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean over;

  private record Asked(String principal, Operation operation, BlockingQueue<Answer> answer) {}

  /**
   * A loop that goes on from where the run stands.
   *
   * @param listener is told what was written to timelines, on the thread of the run
   */
  public LiveLoop(LiveRun run, WallTime time, Speed speed, Consumer<List<Told>> listener) {
    this.run = run;
    this.time = time;
    this.speed = speed;
    this.listener = listener;
    this.begin = time.elapsed();
    this.first = run.now();
  }

  /** Goes on until it is stopped. */
  public void run() {
    try {
      while (!stopping) {
        pass();
        listener.accept(run.news());
        time.next(asked, untilNext()).flatMap(call -> call).ifPresent(this::letIn);
      }
    } finally {
      over = true;
      refuseAll();
      unanswered.forEach(call -> answer(call, OVER));
    }
  }

  /** Ends the loop soon; it may be called from anywhere. */
  public void stop() {
    stopping = true;
    asked.add(Optional.empty());
  }

  /**
   * Asks a service, and waits for its answer; it may be called from anywhere but the loop's thread.
   *
   * @param principal the caller's ARN
   */
  public Answer ask(String principal, Operation operation) throws InterruptedException {
    Asked call = new Asked(principal, operation, new ArrayBlockingQueue<>(1));
    asked.add(Optional.of(call));
    if (over) {
      refuseAll();
    }
    return call.answer().take();
  }

  private void refuseAll() {
    for (var call = asked.poll(); call != null; call = asked.poll()) {
      call.ifPresent(waiting -> answer(waiting, OVER));
    }
  }

  private static void answer(Asked call, Answer answer) {
    boolean first = call.answer().offer(answer);
    if (!first) {
      throw new IllegalStateException("answered twice: " + call.operation());
    }
  }

  private void letIn(Asked call) {
    pass();
    unanswered.add(call);
    run.admit(
        call.principal(),
        call.operation(),
        answer -> {
          if (unanswered.remove(call)) {
            answer(call, answer);
          }
        });
  }

  /** Lets time pass up to the present, or as far as it can be brought in the time there is. */
  private void pass() {
    Duration since = time.elapsed();
    Instant wanted = first.plus(speed.virtual(since.minus(begin)));
    run.advance(run.now());
    while (run.now().isBefore(wanted) && time.elapsed().minus(since).compareTo(PATIENCE) < 0) {
      Instant next = run.next().orElse(wanted);
      run.advance(next.isBefore(wanted) ? next : wanted);
    }
  }

  /** The real time until something is due. */
  private Duration untilNext() {
    if (run.next().isEmpty()) {
      return LONGEST;
    }
    Duration due = begin.plus(speed.real(Duration.between(first, run.next().get())));
    Duration left = due.minus(time.elapsed());
    Duration bounded = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    return bounded.isNegative() ? Duration.ZERO : bounded;
  }
}
