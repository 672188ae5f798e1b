package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.asl.Flow;
import io.wavegate.engine.asl.State;
import io.wavegate.engine.asl.Transition;
import org.jspecify.annotations.Nullable;

/**
 * One line of control through a flow: the whole execution, a branch, or an iteration.
 *
 * <p>Each state is entered by a continuation of its own, so that branches take turns.
 */
final class Strand {

  /** Who waits for a strand's end; told once, never after the strand was stopped. */
  interface Owner {
    void succeeded(Strand strand, JsonNode output);

    void failed(Strand strand, Failure failure);
  }

  private final Execution execution;
  private final Flow flow;
  private final Scope scope;
  private final Owner owner;
  private long lastEvent;
  private @Nullable Cancellation pending;
  private @Nullable Visit visit;

  Strand(Execution execution, Flow flow, Scope scope, Owner owner) {
    this.execution = execution;
    this.flow = flow;
    this.scope = scope;
    this.owner = owner;
  }

  Execution execution() {
    return execution;
  }

  Scope scope() {
    return scope;
  }

  /** The event that the next one follows. */
  long lastEvent() {
    return lastEvent;
  }

  void lastEvent(long id) {
    lastEvent = id;
  }

  /** Begins with the flow's first state, in a continuation. */
  void start(JsonNode input, long previousEvent) {
    lastEvent = previousEvent;
    enterSoon(flow.startAt(), input);
  }

  private void enterSoon(String state, JsonNode input) {
    visit = null;
    pending = execution.soon(state, () -> enter(flow.state(state), input));
  }

  private void enter(State state, JsonNode input) {
    pending = null;
    execution.countTransition();
    Visit entered = Visit.enter(this, state.name(), state.type(), input);
    visit = entered;
    switch (state) {
      case State.Pass s -> SimpleStates.pass(entered, s);
      case State.Choice s -> SimpleStates.choice(entered, s);
      case State.Succeed s -> SimpleStates.succeed(entered, s);
      case State.Fail s -> SimpleStates.fail(entered, s);
      case State.Wait s -> new WaitRun(entered, s).run();
      case State.Task s -> new TaskRun(entered, s).run();
      case State.Parallel s -> new ParallelRun(entered, s).run();
      case State.Map s -> new MapRun(entered, s).run();
    }
  }

  /** Goes where a state leads. */
  void follow(Transition transition, JsonNode output) {
    switch (transition) {
      case Transition.Next(String state) -> enterSoon(state, output);
      case Transition.End end -> succeed(output);
    }
  }

  void succeed(JsonNode output) {
    visit = null;
    owner.succeeded(this, output);
  }

  void fail(Failure failure) {
    visit = null;
    if (failure.kind() == Failure.Kind.RUNTIME) {
      execution.failed(this, failure);
    } else {
      owner.failed(this, failure);
    }
  }

  /** Whether this is a branch or an iteration. */
  boolean isInner() {
    return owner != execution;
  }

  /**
   * Stops wherever it is. Timers are cancelled and task tokens closed.
   *
   * @param cutBy the last event of the failed branch or iteration that this one is stopped for: the
   *     states left behind then appear in the history as aborted, after that event. Null where the
   *     whole execution ends, which leaves no such events.
   */
  void stop(@Nullable Long cutBy) {
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
    Visit left = visit;
    visit = null;
    if (left != null) {
      left.stop(cutBy);
    }
  }
}
