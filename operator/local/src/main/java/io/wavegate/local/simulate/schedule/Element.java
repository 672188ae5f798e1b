package io.wavegate.local.simulate.schedule;

import java.time.Duration;
import java.util.Optional;

/** Something that the world does. Where a time is optional, none means to the end. */
public sealed interface Element {
  /** When. */
  When when();

  /** What, as a person reads it. */
  String said();

  /** A metric alarm goes to ALARM. */
  record AlarmFires(When when, String alarm, Optional<Duration> lasts) implements Element {
    @Override
    public String said() {
      return alarm + " in ALARM from " + when.said() + lasting(lasts);
    }
  }

  /** A metric alarm has no data. */
  record AlarmBlind(When when, String alarm, Optional<Duration> lasts) implements Element {
    @Override
    public String said() {
      return alarm + " in INSUFFICIENT_DATA from " + when.said() + lasting(lasts);
    }
  }

  /**
   * A metric alarm cannot be evaluated fully.
   *
   * @param evaluation CloudWatch's word
   */
  record AlarmPartial(When when, String alarm, String evaluation, Optional<Duration> lasts)
      implements Element {
    @Override
    public String said() {
      return alarm + " evaluates with " + evaluation + " from " + when.said() + lasting(lasts);
    }
  }

  /** Somebody forces the aggregate's state to OK. */
  record AlarmForced(When when, String alarm) implements Element {
    @Override
    public String said() {
      return alarm + " forced to OK at " + when.said();
    }
  }

  /** Somebody edits an alarm. */
  record AlarmEdited(When when, String alarm) implements Element {
    @Override
    public String said() {
      return alarm + " edited at " + when.said();
    }
  }

  /** Somebody deletes an alarm. */
  record AlarmDeleted(When when, String alarm) implements Element {
    @Override
    public String said() {
      return alarm + " deleted at " + when.said();
    }
  }

  /** Requests come at another rate. */
  record Traffic(When when, double perMinute, Optional<Duration> lasts) implements Element {
    @Override
    public String said() {
      return perMinute + " requests a minute from " + when.said() + lasting(lasts);
    }
  }

  /** A test function answers otherwise. */
  record TestSays(When when, String function, Saying saying, Duration takes) implements Element {
    /** What a test function can do. */
    public enum Saying {
      /** It passes. */
      PASSED,
      /** It fails. */
      FAILED,
      /** It never answers. */
      NOTHING,
      /** It answers something that is no result. */
      NONSENSE,
      /** It throws. */
      ERROR
    }

    @Override
    public String said() {
      return "test " + function + " says " + saying + " after " + takes + " from " + when.said();
    }
  }

  /** The site answers otherwise. */
  record SiteSays(When when, int status, Duration takes) implements Element {
    @Override
    public String said() {
      return "site answers " + status + " after " + takes + " from " + when.said();
    }
  }

  /** Deploy actions fail. */
  record DeployFails(When when, int wave, boolean ofRollback) implements Element {
    @Override
    public String said() {
      return (ofRollback ? "rollback's" : "release's")
          + " deploy action of wave "
          + (wave + 1)
          + " fails from "
          + when.said();
    }
  }

  /** A person acts on the release that is simulated. */
  record PersonActs(When when, Act act, int wave) implements Element {
    /** What people do. */
    public enum Act {
      /** Approves the promotion gate. */
      APPROVE,
      /** Rejects the promotion gate. */
      REJECT,
      /** Approves the entry gate. */
      APPROVE_ENTRY,
      /** Rejects the entry gate. */
      REJECT_ENTRY,
      /** Retries the failed actions of the stage. */
      RETRY,
      /** Retries the whole stage, from its entry gate on. */
      RETRY_ALL,
      /** Stops the release. */
      STOP,
      /** Stops the release and abandons its actions. */
      ABANDON,
      /** Disables the transition into the stage. */
      CLOSE,
      /** Enables it. */
      OPEN,
      /** Rolls the stage back by hand. */
      ROLL_BACK
    }

    @Override
    public String said() {
      return "a person: " + act + " wave " + (wave + 1) + " at " + when.said();
    }
  }

  /**
   * A person asks something of Wavegate, about the release that is simulated.
   *
   * @param act what
   * @param wave which wave, where it is about one
   */
  record PersonAsks(When when, io.wavegate.core.people.Act act, int wave) implements Element {
    /** By how much a bake is extended. */
    public static final Duration EXTENDS = Duration.ofMinutes(5);

    @Override
    public String said() {
      return "a person asks: " + act.word() + " wave " + (wave + 1) + " at " + when.said();
    }
  }

  /**
   * A person asks for the rollback of the release that is simulated.
   *
   * @param wave from which wave; none for every wave that it reached
   */
  record PersonTakesBack(When when, Optional<Integer> wave) implements Element {
    @Override
    public String said() {
      String what = wave.map(index -> "wave " + (index + 1)).orElse("the release");
      return "a person asks: rollback of " + what + " at " + when.said();
    }
  }

  /** A newer release starts. */
  record NewRelease(When when) implements Element {
    @Override
    public String said() {
      return "a newer release at " + when.said();
    }
  }

  /** Somebody stops the running executions of a state machine. */
  record MachineStopped(When when, String machine) implements Element {
    @Override
    public String said() {
      return "executions of " + machine + " stopped at " + when.said();
    }
  }

  private static String lasting(Optional<Duration> lasts) {
    return lasts.map(time -> " for " + time).orElse(" to the end");
  }
}
