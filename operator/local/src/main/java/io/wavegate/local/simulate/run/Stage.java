package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.trace.Happened.Struck;
import io.wavegate.local.simulate.trace.Trace;
import io.wavegate.local.time.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What all parts of one run share: what is to happen, time, what happened, and which faults are on.
 * Nothing goes wrong before the release has started.
 */
final class Stage {
  private final Schedule schedule;
  private final Scheduler scheduler;
  private final Trace trace = new Trace();
  private final Invocations invocations = new Invocations();
  private final Windows windows = new Windows();
  private final Map<Integer, Integer> counted = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private Runnable told = () -> {};
  private boolean armed;

  /**
   * An effect: a call that changes something, or a write.
   *
   * @param number which of the invocation's calls and store operations it is
   */
  record Step(String function, int invocation, int number) {}

  Stage(Schedule schedule, Scheduler scheduler) {
    this.schedule = schedule;
    this.scheduler = scheduler;
  }

  /** From now on faults count and strike. */
  void arm() {
    armed = true;
    invocations.countAnew();
  }

  Schedule schedule() {
    return schedule;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Trace trace() {
    return trace;
  }

  Invocations invocations() {
    return invocations;
  }

  Windows windows() {
    return windows;
  }

  Instant now() {
    return scheduler.now();
  }

  /** An invocation comes to an effect. */
  void effect(Invocation invocation, int step) {
    if (armed) {
      steps.add(new Step(invocation.function(), invocation.ofFunction(), step));
    }
  }

  /** What is told to the trace before a rollback says how far it is. */
  void beforeRecords(Runnable telling) {
    told = telling;
  }

  /** A rollback is about to say how far it is. */
  void recordComes() {
    told.run();
  }

  /** All effects since the release started. */
  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** A fault did something. */
  void struck(int fault, String what) {
    trace.add(new Struck(now(), fault, what));
  }

  /**
   * Of the faults of a kind that concern what is going on, the first that strikes it; each of them
   * counts it.
   *
   * @param concerns whether a fault of that kind is about it
   * @param strikes whether it strikes, given its index and how many it has counted, this one too
   */
  <F extends Fault> Optional<Integer> striking(
      Class<F> kind, Predicate<F> concerns, Strikes<F> strikes) {
    Optional<Integer> first = Optional.empty();
    for (int i = 0; armed && i < schedule.faults().size(); i++) {
      Fault fault = schedule.faults().get(i);
      if (kind.isInstance(fault) && concerns.test(kind.cast(fault))) {
        int count = counted.merge(i, 1, Integer::sum);
        if (first.isEmpty() && strikes.now(i, kind.cast(fault), count)) {
          first = Optional.of(i);
        }
      }
    }
    return first;
  }

  /** Of the faults of a kind that last for a while, the first that is on and concerns it. */
  <F extends Fault> Optional<Integer> lasting(Class<F> kind, Predicate<F> concerns) {
    return striking(kind, concerns, (index, fault, count) -> windows.isOn(index, now()));
  }

  /** The fault of an index. */
  Fault fault(int index) {
    return schedule.faults().get(index);
  }

  /** Whether a fault strikes. */
  @FunctionalInterface
  interface Strikes<F extends Fault> {
    boolean now(int index, F fault, int count);
  }
}
