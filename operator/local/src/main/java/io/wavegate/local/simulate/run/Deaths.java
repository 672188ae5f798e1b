package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import java.util.Optional;

/** Lets processes die before or after what they do. */
final class Deaths {
  private final Stage stage;

  Deaths(Stage stage) {
    this.stage = stage;
  }

  /** Dies, if it is to die here. */
  void at(Invocation invocation, int step, boolean isAfter) {
    Optional<Integer> fault =
        stage.striking(
            Fault.Crash.class,
            crash ->
                crash.function().equals(invocation.function())
                    && crash.invocation() == invocation.ofFunction()
                    && crash.step() == step
                    && crash.isAfter() == isAfter,
            (index, crash, count) -> true);
    if (fault.isPresent()) {
      stage.struck(fault.get(), "#" + invocation.number() + " " + invocation.function() + " dies");
      throw invocation.die();
    }
  }
}
