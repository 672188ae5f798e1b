package io.wavegate.handlers.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Turns that do not depend on each other: one that fails does not keep the others from theirs. What
 * failed is thrown in the end, so that the function's errors tell of it and the event comes again.
 */
public final class Turns {
  private final List<RuntimeException> failures = new ArrayList<>();

  /** Takes one turn. */
  public void take(Runnable turn) {
    try {
      turn.run();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  /** Takes one turn that may find something; how much it found, nothing if it failed. */
  public int count(IntSupplier turn) {
    try {
      return turn.getAsInt();
    } catch (RuntimeException e) {
      failures.add(e);
      return 0;
    }
  }

  /**
   * All turns were taken.
   *
   * @throws RuntimeException the first failure, with the others beside it
   */
  public void end() {
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.getFirst();
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    throw first;
  }
}
