package io.wavegate.local.simulate.schedule;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong between Wavegate and all else. Without a time a fault lasts to the end. */
public sealed interface Fault {
  /** What, as a person reads it. */
  String said();

  /**
   * Whether it passes so fast that a healthy release is to be promoted all the same: before Lambda
   * gives an event up, which it does after three tries in as many minutes.
   */
  boolean isPassing();

  /** Whether it is ever over. */
  default boolean ends() {
    return true;
  }

  /** The longest time that a passing fault lasts. */
  Duration PASSING = Duration.ofSeconds(150);

  /**
   * Events do not arrive as they should, for a while.
   *
   * @param kind the events' detail type; empty for all but the ticks of schedules
   * @param by how much later, for those that are late or come again
   */
  record EventsAstray(When from, Optional<Duration> lasts, String kind, Fate fate, Duration by)
      implements Fault {
    /** What becomes of them. */
    public enum Fate {
      /** They never arrive. */
      LOST,
      /** They arrive later. */
      LATE,
      /** They arrive, and once more. */
      TWICE,
      /** Each arrives later by a time of its own. */
      SHUFFLED
    }

    @Override
    public String said() {
      return (kind.isEmpty() ? "events" : kind)
          + " "
          + fate
          + (by.isZero() ? "" : " by " + by)
          + during(from, lasts);
    }

    @Override
    public boolean isPassing() {
      return passes(lasts);
    }

    @Override
    public boolean ends() {
      return lasts.isPresent();
    }
  }

  /**
   * Some calls of an operation are answered badly.
   *
   * @param first the first of them, counted from 1
   * @param count how many
   */
  record CallFails(String service, String operation, Answers answers, int first, int count)
      implements Fault {
    @Override
    public String said() {
      String more = count == 1 ? "" : " and " + (count - 1) + " more";
      return "%s %s, call %d%s".formatted(operation, answers, first, more);
    }

    /** What the SDK does not send again at once is tried three times in three minutes. */
    @Override
    public boolean isPassing() {
      boolean once =
          answers == Answers.DENIED
              || operation.startsWith("Put")
              || operation.equals("RollbackStage")
              || operation.equals("DisableStageTransition");
      return count <= (once ? 2 : 4);
    }
  }

  /**
   * A service answers badly for a while.
   *
   * @param operation one operation; none means all
   */
  record ServiceFails(
      When from,
      Optional<Duration> lasts,
      String service,
      Optional<String> operation,
      Answers answers)
      implements Fault {
    @Override
    public String said() {
      return service + operation.map(o -> ":" + o).orElse("") + " " + answers + during(from, lasts);
    }

    @Override
    public boolean isPassing() {
      return passes(lasts);
    }

    @Override
    public boolean ends() {
      return lasts.isPresent();
    }
  }

  /** Reads of an operation show what was some time ago. */
  record StaleReads(When from, Optional<Duration> lasts, String operation, Duration by)
      implements Fault {
    @Override
    public String said() {
      return operation + " stale by " + by + during(from, lasts);
    }

    @Override
    public boolean isPassing() {
      return passes(lasts);
    }

    @Override
    public boolean ends() {
      return lasts.isPresent();
    }
  }

  /** Answers of DescribeAlarms leave an alarm out, though it is there. */
  record LeftOut(When from, Optional<Duration> lasts, String alarm) implements Fault {
    @Override
    public String said() {
      return alarm + " left out of DescribeAlarms" + during(from, lasts);
    }

    @Override
    public boolean isPassing() {
      return passes(lasts);
    }

    @Override
    public boolean ends() {
      return lasts.isPresent();
    }
  }

  /** The table does not answer. */
  record StoreDown(When from, Optional<Duration> lasts) implements Fault {
    @Override
    public String said() {
      return "table down" + during(from, lasts);
    }

    @Override
    public boolean isPassing() {
      return passes(lasts);
    }

    @Override
    public boolean ends() {
      return lasts.isPresent();
    }
  }

  /**
   * Some writes go wrong.
   *
   * @param isApplied whether they are done though nothing is answered
   * @param first the first of them, counted from 1
   * @param count how many
   */
  record WriteFails(boolean isApplied, int first, int count) implements Fault {
    @Override
    public String said() {
      return "write "
          + first
          + (count == 1 ? "" : " and " + (count - 1) + " more")
          + (isApplied ? " applied, answer lost" : " not applied, no answer");
    }

    @Override
    public boolean isPassing() {
      return count <= 2;
    }
  }

  /**
   * A function's process dies.
   *
   * @param function the function, without the stack's name
   * @param invocation which of its invocations, counted from 1
   * @param step before or after which of its calls and store operations, counted from 1
   */
  record Crash(String function, int invocation, int step, boolean isAfter) implements Fault {
    @Override
    public String said() {
      return "%s dies in invocation %d %s step %d"
          .formatted(function, invocation, isAfter ? "after" : "before", step);
    }

    @Override
    public boolean isPassing() {
      return true;
    }
  }

  /**
   * A function starts late and then stands still, while others are at work. Once. One that stands
   * longer than its own timeout dies of it.
   *
   * @param from from when on; the next invocation within three minutes is struck
   * @param function the function, without the stack's name
   * @param cold how much later it starts
   * @param step before which of its calls and store operations it stands still, counted from 1
   * @param lasts how long
   */
  record Stall(When from, String function, Duration cold, int step, Duration lasts)
      implements Fault {
    /** How long an invocation to strike is waited for. */
    public static final Duration WITHIN = Duration.ofMinutes(3);

    @Override
    public String said() {
      return "%s starts late by %s and stands still for %s before step %d, from %s"
          .formatted(function, cold, lasts, step, from.said());
    }

    @Override
    public boolean isPassing() {
      return true;
    }
  }

  /**
   * Lambda takes no invocation of a function for a while, as where an account has come to its limit
   * of concurrent executions.
   *
   * @param function the function, without the stack's name; empty for all, those of tests too
   */
  record Refused(When from, Optional<Duration> lasts, String function) implements Fault {
    @Override
    public String said() {
      return (function.isEmpty() ? "all functions" : function)
          + " refused by Lambda"
          + during(from, lasts);
    }

    @Override
    public boolean isPassing() {
      return passes(lasts);
    }

    @Override
    public boolean ends() {
      return lasts.isPresent();
    }
  }

  /**
   * A function's clock is wrong.
   *
   * @param function the function, without the stack's name; empty for all
   * @param by how far it is ahead
   */
  record Skew(String function, Duration by) implements Fault {
    @Override
    public String said() {
      return (function.isEmpty() ? "all clocks" : "clock of " + function) + " ahead by " + by;
    }

    @Override
    public boolean isPassing() {
      return false;
    }

    @Override
    public boolean ends() {
      return false;
    }
  }

  private static boolean passes(Optional<Duration> lasts) {
    return lasts.filter(time -> time.compareTo(PASSING) <= 0).isPresent();
  }

  private static String during(When from, Optional<Duration> lasts) {
    return " from " + from.said() + lasts.map(time -> " for " + time).orElse(" to the end");
  }
}
