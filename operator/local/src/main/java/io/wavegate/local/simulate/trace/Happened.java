package io.wavegate.local.simulate.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One thing that happened in a simulated run. It is words and numbers alone: who reads it needs to
 * know nothing of the program that did it.
 */
public sealed interface Happened {
  /** When, in virtual time. */
  Instant at();

  /** What, in one line. */
  String said();

  /** An alarm changed its state. */
  record AlarmMoved(Instant at, String alarm, String from, String to) implements Happened {
    @Override
    public String said() {
      return "alarm " + alarm + " " + from + " -> " + to;
    }
  }

  /** An alarm was put or deleted: create, update or delete. */
  record AlarmConfigured(Instant at, String alarm, String operation) implements Happened {
    @Override
    public String said() {
      return "alarm " + alarm + " " + operation;
    }
  }

  /** How well an alarm can be evaluated changed; empty for fully. */
  record AlarmBlurred(Instant at, String alarm, String evaluation) implements Happened {
    @Override
    public String said() {
      return "alarm " + alarm + " evaluates " + (evaluation.isEmpty() ? "fully" : evaluation);
    }
  }

  /** Requests come at another rate from now on. */
  record TrafficSet(Instant at, double perMinute) implements Happened {
    @Override
    public String said() {
      return "traffic " + perMinute + " a minute";
    }
  }

  /** A test function was invoked; the number counts such invocations. */
  record TestAsked(
      Instant at, int number, String function, String execution, String wave, String revision)
      implements Happened {
    @Override
    public String said() {
      return "test #" + number + " " + function + " asked for " + execution + " " + wave;
    }
  }

  /** A test function answered: passed, failed, nonsense or error. */
  record TestAnswered(Instant at, int number, String answer) implements Happened {
    @Override
    public String said() {
      return "test #" + number + " answered " + answer;
    }
  }

  /**
   * A site was asked.
   *
   * @param invocation who asked
   * @param status what it answered
   * @param millis how long that takes
   */
  record SiteAsked(Instant at, int invocation, int status, long millis) implements Happened {
    @Override
    public String said() {
      return "site asked by #" + invocation + ": " + status + " in " + millis + " ms";
    }
  }

  /**
   * A pipeline execution changed.
   *
   * @param trigger what started it, where it started
   */
  record PipelineMoved(Instant at, String execution, String state, String trigger)
      implements Happened {
    @Override
    public String said() {
      return "pipeline " + execution + " " + state + (trigger.isEmpty() ? "" : " by " + trigger);
    }
  }

  /** A stage of an execution changed. */
  record StageMoved(Instant at, String execution, String stage, String state) implements Happened {
    @Override
    public String said() {
      return "stage " + stage + " " + execution + " " + state;
    }
  }

  /**
   * An action of an execution changed.
   *
   * @param category Source, Build, Deploy, Invoke or Approval
   * @param id the action execution
   */
  record ActionMoved(
      Instant at,
      String execution,
      String stage,
      String action,
      String category,
      String id,
      String state)
      implements Happened {
    @Override
    public String said() {
      return "action " + stage + "/" + action + " " + execution + " " + state;
    }
  }

  /** What kind of bearer secret was given out. */
  enum SecretKind {
    /** The token of an approval action. */
    APPROVAL,
    /** The id of a job. */
    JOB,
    /** The token of a state machine's task. */
    TASK,
    /** A credential in a job's event. */
    CREDENTIAL
  }

  /** A bearer secret was given out; execution, stage and action where it belongs to an action. */
  record Issued(
      Instant at, SecretKind kind, String secret, String execution, String stage, String action)
      implements Happened {
    @Override
    public String said() {
      return kind + " " + secret + " issued for " + stage + "/" + action + " " + execution;
    }
  }

  /** A person did something, or was refused. */
  record PersonActed(
      Instant at, String act, String stage, String action, String execution, boolean isAccepted)
      implements Happened {
    @Override
    public String said() {
      return "person " + act + " " + stage + " " + execution + (isAccepted ? "" : " (refused)");
    }
  }

  /**
   * A person asks something of Wavegate.
   *
   * @param stage the wave's; empty where it is about none
   */
  record PersonAsked(Instant at, String act, String stage, String execution) implements Happened {
    @Override
    public String said() {
      return "person asks " + act + " " + stage + " " + execution;
    }
  }

  /** An invocation of a function began; the function's name is without the stack's. */
  record Invoked(Instant at, int number, String function, String payload) implements Happened {
    @Override
    public String said() {
      return "#" + number + " " + function + " invoked: " + payload;
    }
  }

  /** An invocation ended. */
  record Returned(Instant at, int number, String function, End end, String text)
      implements Happened {
    @Override
    public String said() {
      return "#" + number + " " + function + " " + end + ": " + text;
    }
  }

  /**
   * A call left through the HTTP client, below the SDK and its retries.
   *
   * @param outcome empty if the service took it, else the refusal, or why it never arrived
   * @param isCarriedOut whether it reached the service
   * @param isAnswered whether the reply got back
   */
  record Called(
      Instant at,
      int invocation,
      String service,
      String operation,
      JsonNode input,
      String outcome,
      boolean isCarriedOut,
      boolean isAnswered)
      implements Happened {
    /** Whether the service did it, whether or not the caller knows. */
    public boolean isDone() {
      return isCarriedOut && outcome.isEmpty();
    }

    /** Whether it did, and the caller knows. */
    public boolean isKnown() {
      return isDone() && isAnswered;
    }

    @Override
    public String said() {
      String ends = outcome.isEmpty() ? "" : " -> " + outcome;
      String fate = (isAnswered ? "" : " (no reply)") + (isCarriedOut ? "" : " (not carried out)");
      return "#" + invocation + " calls " + operation + " " + input + ends + fate;
    }
  }

  /**
   * One write to the store.
   *
   * @param transaction what is written together has one number
   * @param kind CREATE, REPLACE, REMOVE or DEMAND
   * @param version the version that it leaves; of the others the one that it demands
   * @param isApplied whether it was done
   * @param isAnswered whether the writer knows
   */
  record Wrote(
      Instant at,
      int invocation,
      int transaction,
      String kind,
      String partition,
      String sort,
      long version,
      String body,
      boolean isApplied,
      boolean isAnswered)
      implements Happened {
    @Override
    public String said() {
      String fate = (isApplied ? "" : " (not applied)") + (isAnswered ? "" : " (no answer)");
      String where = "%s %s | %s v%d".formatted(kind, partition, sort, version);
      return "#" + invocation + " t" + transaction + " " + where + fate + " " + body;
    }
  }

  /** A machine that somebody waits for ordered something of a service, which may refuse it. */
  record Ordered(
      Instant at,
      int invocation,
      String account,
      String region,
      String operation,
      JsonNode input,
      String outcome)
      implements Happened {
    @Override
    public String said() {
      String ends = outcome.isEmpty() ? "" : " -> " + outcome;
      return "#" + invocation + " orders " + operation + " in " + region + " " + input + ends;
    }
  }

  /** What a wave has deployed in a place; whether it is about to be something else. */
  record Stood(
      Instant at, String stage, String account, String region, String version, boolean isMoving)
      implements Happened {
    @Override
    public String said() {
      return stage + " in " + region + " has " + version + (isMoving ? ", and moves" : "");
    }
  }

  /** An execution of a state machine changed. */
  record MachineMoved(Instant at, String machine, String name, String status, String error)
      implements Happened {
    @Override
    public String said() {
      return "machine " + name + " " + status + (error.isEmpty() ? "" : " " + error);
    }
  }

  /** A handler said something to its log, or counted something. */
  record Logged(Instant at, int invocation, String text) implements Happened {
    @Override
    public String said() {
      return "#" + invocation + " logs: " + text;
    }
  }

  /** A fault did something; it is told by its index in the schedule. */
  record Struck(Instant at, int fault, String what) implements Happened {
    @Override
    public String said() {
      return "FAULT " + (fault + 1) + ": " + what;
    }
  }
}
