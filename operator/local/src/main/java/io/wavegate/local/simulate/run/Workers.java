package io.wavegate.local.simulate.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Runs many independent runs on a few threads. Each run is on one thread, so that it is the same
 * however many there are; what came of them is given in the order of their numbers.
 */
final class Workers {
  private Workers() {}

  /** What is done with a number; each thread has one of its own. */
  @FunctionalInterface
  interface Work<R> {
    R of(long number);
  }

  /**
   * Runs numbers from {@code first} on.
   *
   * @param work makes what one thread works with
   * @param stop looks at what came of each; true means that no later number is begun
   * @return what came of the numbers up to the first that stopped, in their order
   * @throws RuntimeException what the work of the lowest number threw
   */
  static <R> List<R> run(int threads, long first, int count, Supplier<Work<R>> work, Stop<R> stop) {
    Queue<R> queue = new Queue<>(first, count, stop);
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, Math.max(1, count)); i++) {
      running.add(Thread.ofVirtual().name("simulation").start(() -> queue.work(work.get())));
    }
    running.forEach(Workers::join);
    return queue.done();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at what came of a number. */
  @FunctionalInterface
  interface Stop<R> {
    boolean after(R result);
  }

  /** What is to be done and what was done; the only thing that threads share. */
  private static final class Queue<R> {
    private final TreeMap<Long, R> results = new TreeMap<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private final Stop<R> stop;
    private long next;
    private long last;

    Queue(long first, int count, Stop<R> stop) {
      this.next = first;
      this.last = first + count - 1;
      this.stop = stop;
    }

    void work(Work<R> work) {
      Optional<Long> mine = take();
      while (mine.isPresent()) {
        try {
          put(mine.get(), work.of(mine.get()));
        } catch (RuntimeException e) {
          fail(mine.get(), e);
        }
        mine = take();
      }
    }

    private synchronized Optional<Long> take() {
      return next <= last ? Optional.of(next++) : Optional.empty();
    }

    private synchronized void put(long number, R result) {
      results.put(number, result);
      if (stop.after(result)) {
        last = Math.min(last, number);
      }
    }

    private synchronized void fail(long number, RuntimeException e) {
      if (number <= last) {
        last = number - 1;
        failure = Optional.of(e);
      }
    }

    synchronized List<R> done() {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return List.copyOf(results.headMap(last, true).values());
    }
  }
}
