package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lets processes die before or after what they do, and as their function's time is over. */
final class Deaths {
  private final Stage stage;
  private final Map<String, Duration> timeouts;

  /**
   * @param timeouts the functions' timeouts, without the stack's name
   */
  Deaths(Stage stage, Map<String, Duration> timeouts) {
    this.stage = stage;
    this.timeouts = Map.copyOf(timeouts);
  }

  /** Dies, if it is to die here. */
  void at(Invocation invocation, int step, boolean isAfter) {
    Optional<Duration> timeout = Optional.ofNullable(timeouts.get(invocation.function()));
    if (timeout.filter(most -> invocation.age(stage.now()).compareTo(most) >= 0).isPresent()) {
      throw invocation.die();
    }
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
