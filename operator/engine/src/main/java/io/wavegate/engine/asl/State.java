package io.wavegate.engine.asl;

import io.wavegate.engine.query.Template;
import java.util.List;
import java.util.Optional;

/** One state of a flow. */
public sealed interface State {

  /** Its name, unique in the machine. */
  String name();

  /** Its {@code Type}, as history event types begin with it: {@code Task} in TaskStateEntered. */
  String type();

  /** Passes its input on, or another output. */
  record Pass(String name, Exit exit) implements State {
    @Override
    public String type() {
      return "Pass";
    }
  }

  /**
   * Calls a service.
   *
   * @param resource what it calls
   * @param arguments what it gives; its input where there are none
   * @param credentials the role as which it calls: an object with {@code RoleArn}
   * @param limits how long it may take
   * @param handling what it does about errors
   */
  record Task(
      String name,
      TaskResource resource,
      Optional<Template> arguments,
      Optional<Template> credentials,
      Limits limits,
      Handling handling,
      Exit exit)
      implements State {
    @Override
    public String type() {
      return "Task";
    }
  }

  /**
   * How long a task may take, in seconds, literal or expression.
   *
   * @param timeoutSeconds for one attempt; AWS's default is 99,999,999
   * @param heartbeatSeconds between two heartbeats
   */
  record Limits(Optional<Template> timeoutSeconds, Optional<Template> heartbeatSeconds) {}

  /**
   * Takes the first rule whose condition holds.
   *
   * @param otherwise {@code Default}; without it a choice that matches nothing fails
   */
  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {
    /** Copies. */
    public Choice {
      rules = List.copyOf(rules);
    }

    @Override
    public String type() {
      return "Choice";
    }
  }

  /** A condition, which must evaluate to a boolean, and where it leads. */
  record Rule(Template condition, Exit exit) {}

  /** Waits. */
  record Wait(String name, Until until, Exit exit) implements State {
    @Override
    public String type() {
      return "Wait";
    }
  }

  /** What a Wait state waits for. */
  sealed interface Until {
    /** {@code Seconds}: 0 to 99,999,999. */
    record Seconds(Template value) implements Until {}

    /** {@code Timestamp}: ISO-8601 with offset. */
    record Timestamp(Template value) implements Until {}
  }

  /** Ends the flow successfully. */
  record Succeed(String name, Optional<Template> output) implements State {
    @Override
    public String type() {
      return "Succeed";
    }
  }

  /** Ends the flow with an error. */
  record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {
    @Override
    public String type() {
      return "Fail";
    }
  }

  /**
   * Runs branches side by side; its result is the array of their outputs.
   *
   * @param arguments the branches' input; its own where there are none
   */
  record Parallel(
      String name, Optional<Template> arguments, List<Flow> branches, Handling handling, Exit exit)
      implements State {
    /** Copies. */
    public Parallel {
      branches = List.copyOf(branches);
    }

    @Override
    public String type() {
      return "Parallel";
    }
  }

  /** Runs a processor for each item; its result is the array of their outputs. Inline only. */
  record Map(String name, Iteration iteration, Flow processor, Handling handling, Exit exit)
      implements State {
    @Override
    public String type() {
      return "Map";
    }
  }

  /**
   * What a Map state iterates over, and how.
   *
   * @param items an array; the state's input where there are none
   * @param selector the processor's input; the item where there is none
   * @param maxConcurrency iterations at once; 0 or absent means as many as inline maps may run, 40
   * @param toleratedFailureCount failed iterations that do not fail the state
   * @param toleratedFailurePercentage the same as a share of the items, 0 to 100
   */
  record Iteration(
      Optional<Template> items,
      Optional<Template> selector,
      Optional<Template> maxConcurrency,
      Optional<Template> toleratedFailureCount,
      Optional<Template> toleratedFailurePercentage) {}
}
