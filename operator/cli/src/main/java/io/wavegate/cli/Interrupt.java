package io.wavegate.cli;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends a server in order when the process is told to end, by Ctrl-C or by a signal: that is how it
 * is ended, so the exit code says that all is well. Before anything is served, it ends at once.
 */
final class Interrupt implements AutoCloseable {
  private final Semaphore closed = new Semaphore(0);
  private final AtomicReference<Optional<Runnable>> stop = new AtomicReference<>(Optional.empty());
  private final Thread hook = Thread.ofPlatform().unstarted(this::told);
  private volatile boolean told;

  private Interrupt() {}

  /** Listens until it is closed; then the process ends, if it was told to. */
  static Interrupt listening() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /**
   * Something is served from now on.
   *
   * @param end lets it come to an end; called on a thread of its own
   */
  void serving(Runnable end) {
    stop.set(Optional.of(end));
  }

  private void told() {
    told = true;
    Optional<Runnable> end = stop.get();
    if (end.isPresent()) {
      end.get().run();
      closed.acquireUninterruptibly();
    }
    Runtime.getRuntime().halt(ExitCode.DONE.code());
  }

  @Override
  public void close() {
    closed.release();
    if (!told) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is told to end at this moment, and the hook does not wait any more.
      }
    }
  }
}
