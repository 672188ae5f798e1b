package io.wavegate.local.simulate.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Numbers invocations, and knows which one is running on the calling thread. */
final class Invocations {
  private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

  private final Map<String, Integer> perFunction = new LinkedHashMap<>();
  private int count;

  /**
   * An invocation.
   *
   * @see #step()
   */
  static final class Invocation {
    private final int number;
    private final String function;
    private final int ofFunction;
    private Instant started = Instant.MIN;
    private int steps;
    private boolean dead;

    private Invocation(int number, String function, int ofFunction) {
      this.number = number;
      this.function = function;
      this.ofFunction = ofFunction;
    }

    /** Its number among all, from 1. */
    int number() {
      return number;
    }

    /** The function, without the stack's name. */
    String function() {
      return function;
    }

    /** Its number among the function's, from 1. */
    int ofFunction() {
      return ofFunction;
    }

    /** Its process is there and begins to work. */
    void started(Instant now) {
      started = now;
    }

    /** How long it has worked. */
    Duration age(Instant now) {
      return Duration.between(started, now);
    }

    /** It is about to reach out once more; which time that is, from 1. */
    int step() {
      return ++steps;
    }

    /** Its process dies. */
    Died die() {
      dead = true;
      return new Died();
    }

    /**
     * A dead process does nothing more, also not in what it would do in the end.
     *
     * @throws Died if it is dead
     */
    void live() {
      if (dead) {
        throw new Died();
      }
    }
  }

  /** The process of an invocation died. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    private Died() {
      super("the process died", null, false, false);
    }
  }

  /** Each function's next invocation is its first. */
  void countAnew() {
    perFunction.clear();
  }

  /** An invocation that begins. */
  Invocation begin(String function) {
    return new Invocation(++count, function, perFunction.merge(function, 1, Integer::sum));
  }

  /** Runs what the invocation does. */
  static void run(Invocation invocation, Runnable body) {
    ScopedValue.where(CURRENT, invocation).run(body);
  }

  /** The one that calls; none for people, the world, and who looks on. */
  static Optional<Invocation> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }
}
