package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.schedule.Schedule;
import java.util.Optional;

/** Takes away from a schedule what is not needed to break a rule. */
final class Smallest {
  private final Simulation simulation;
  private final String rule;

  Smallest(Simulation simulation, String rule) {
    this.simulation = simulation;
    this.rule = rule;
  }

  /** The same schedule, or one that does less and breaks the same rule. */
  Schedule of(Schedule schedule) {
    Schedule smallest = schedule;
    Optional<Schedule> smaller = smaller(smallest);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smaller(smallest);
    }
    return smallest;
  }

  private Optional<Schedule> smaller(Schedule schedule) {
    return schedule.smaller().stream().filter(this::isBroken).findFirst();
  }

  private boolean isBroken(Schedule schedule) {
    return Verdicts.of(simulation.play(schedule)).stream()
        .anyMatch(breach -> breach.rule().equals(rule));
  }
}
