package io.wavegate.engine;

import java.time.Instant;

/**
 * What the engine needs from whoever runs it: time, timers, ids, randomness and the calls that
 * tasks make.
 *
 * <p>All calls happen on one thread of control. The engine never blocks and starts no thread: it
 * asks the host to run a continuation and returns.
 */
public interface EngineHost {

  /** The present time, as {@code $now()}, events and timers see it. */
  Instant now();

  /**
   * Runs an action once, at {@code due} or as soon after as can be.
   *
   * <p>The action never runs before this call has returned, also when {@code due} is now or past.
   *
   * @param due when the action is to run
   * @param label what the action is, for traces, e.g. {@code "sfn checkout-wave2-a1 Bake timeout"}
   * @param action the continuation
   * @return the means to have it not run; to cancel an action that has run does nothing
   */
  Cancellation at(Instant due, String label, Runnable action);

  /** A new id in the form of a UUID; deterministic where runs are to be repeated. */
  String uuid();

  /** A number in [0,1), for {@code JitterStrategy: FULL} and {@code $random()}. */
  double random();

  /**
   * Performs one call of a Task state. The host answers once through {@code reply}, within this
   * call or at any time later; answers to a task that is over are ignored.
   */
  void perform(TaskCall call, TaskReply reply);

  /**
   * Tells of a change that Step Functions would publish as <em>Step Functions Execution Status
   * Change</em>: the execution has started or has ended. For Standard workflows these are exactly
   * the changes that AWS publishes.
   */
  void statusChanged(ExecutionDescription execution);
}
