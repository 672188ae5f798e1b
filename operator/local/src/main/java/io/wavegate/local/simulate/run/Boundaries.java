package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.schedule.Answers;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Fault.CallFails;
import io.wavegate.local.simulate.schedule.Fault.Crash;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray.Fate;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import io.wavegate.local.simulate.trace.Happened.Called;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nothing drawn: the two bundled stories on short bakes, each with a crash before and after every
 * effect that it has, every kind of event lost, late and repeated, and every operation that it
 * calls answered in every bad way, once and several times.
 */
public final class Boundaries {
  private static final long SEED = 1;
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final List<Fate> FATES = List.of(Fate.LOST, Fate.LATE, Fate.TWICE);
  private static final int SEVERAL = 4;

  private final Simulation simulation;
  private final List<Schedule> all = new ArrayList<>();

  private Boundaries(Simulation simulation) {
    this.simulation = simulation;
  }

  /**
   * All of them, always in the same order.
   *
   * @throws UncheckedIOException if the application cannot be read
   */
  public static List<Schedule> of(Path home) {
    try {
      Boundaries boundaries = new Boundaries(new Simulation(home));
      boundaries.story(List.of());
      boundaries.story(
          List.of(
              new Element.AlarmFires(
                  new When(1, Moment.GATE, Duration.ofMinutes(4)),
                  Plan.CHILDREN.getFirst(),
                  Optional.of(Duration.ofMinutes(5)))));
      return List.copyOf(boundaries.all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void story(List<Element> course) {
    add(course, List.of());
    Played played = simulation.play(all.getLast());
    for (Stage.Step step : played.steps()) {
      for (boolean after : new boolean[] {false, true}) {
        Fault crash = new Crash(step.function(), step.invocation(), step.number(), after);
        add(course, List.of(crash));
      }
    }
    for (String kind : Schedules.eventKinds()) {
      for (Fate fate : FATES) {
        Duration by = fate == Fate.LOST ? Duration.ZERO : LATE;
        When start = When.start(Duration.ZERO);
        add(course, List.of(new EventsAstray(start, Optional.empty(), kind, fate, by)));
      }
    }
    played
        .trace()
        .of(Called.class)
        .map(call -> new Operation(call.service(), call.operation()))
        .distinct()
        .forEach(operation -> answers(course, operation));
  }

  private record Operation(String service, String name) {}

  private void answers(List<Element> course, Operation operation) {
    for (Answers answers : Answers.values()) {
      for (int count : new int[] {1, SEVERAL}) {
        add(
            course,
            List.of(new CallFails(operation.service(), operation.name(), answers, 1, count)));
      }
    }
  }

  private void add(List<Element> course, List<Fault> faults) {
    all.add(new Schedule(SEED, Schedules.plainPlan(), course, faults));
  }
}
