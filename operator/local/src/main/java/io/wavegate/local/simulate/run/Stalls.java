package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets invocations stand still, so that what called them gives them up while they go on. */
final class Stalls {
  private final Stage stage;

  /** The faults that have struck, each with its invocation. */
  private final Map<Integer, Invocation> struck = new LinkedHashMap<>();

  Stalls(Stage stage) {
    this.stage = stage;
  }

  /** An invocation starts, perhaps late. */
  void start(Invocation invocation) {
    Optional<Integer> fault =
        stage.striking(
            Fault.Stall.class,
            stall -> stall.function().equals(invocation.function()),
            (index, stall, count) ->
                !struck.containsKey(index) && stage.windows().isOn(index, stage.now()));
    if (fault.isPresent()) {
      struck.put(fault.get(), invocation);
      stage.scheduler().pass(stall(fault.get()).cold());
    }
  }

  /** An invocation is about to reach out. */
  void before(Invocation invocation, int step) {
    Optional<Integer> fault =
        struck.entrySet().stream()
            .filter(entry -> entry.getValue() == invocation)
            .map(Map.Entry::getKey)
            .filter(index -> stall(index).step() == step)
            .findFirst();
    if (fault.isPresent()) {
      stage.struck(
          fault.get(), "#" + invocation.number() + " " + invocation.function() + " stands still");
      stage.scheduler().pass(stall(fault.get()).lasts());
    }
  }

  private Fault.Stall stall(int fault) {
    return (Fault.Stall) stage.fault(fault);
  }
}
