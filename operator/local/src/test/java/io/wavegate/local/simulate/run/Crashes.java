package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.local.Shipped;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the process of a rollback's step can die, and what the record says in the end. */
final class Crashes {
  private static final String STEP = "rollback-step";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Simulation SIMULATION = simulation();

  private Crashes() {}

  /** A release that is rolled back. */
  interface Story {
    Plan plan();

    List<Element> course();

    /** What goes wrong however often a process dies. */
    default List<Fault> troubles() {
      return List.of();
    }

    /** The story with a fault more: the first of them. */
    default Played play(List<Fault> faults) {
      List<Fault> all = new ArrayList<>(faults);
      all.addAll(troubles());
      return SIMULATION.play(new Schedule(1, plan(), course(), all));
    }
  }

  /** A process that dies there. */
  record Boundary(Story story, Stage.Step step, String word, boolean isAfter) {
    /** The story with that death, which did happen. */
    Played play() {
      return story.play(
          List.of(new Fault.Crash(step.function(), step.invocation(), step.number(), isAfter)));
    }

    @Override
    public String toString() {
      return "%s: dies in %s, invocation %d, %s its step %d"
          .formatted(story, word, step.invocation(), isAfter ? "after" : "before", step.number());
    }
  }

  private static Simulation simulation() {
    try {
      return new Simulation(Shipped.HOME);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Before and after each effect and each write of each of its steps. */
  static Stream<Boundary> of(Story story) {
    Played played = story.play(List.of());
    List<String> words =
        played
            .trace()
            .of(Invoked.class)
            .filter(invoked -> invoked.function().equals(STEP))
            .map(invoked -> parsed(invoked.payload()).path("step").asText())
            .toList();
    return played.steps().stream()
        .filter(step -> step.function().equals(STEP))
        .flatMap(
            step ->
                Stream.of(false, true)
                    .map(
                        after ->
                            new Boundary(story, step, words.get(step.invocation() - 1), after)));
  }

  /** How each step stands in the end, and the whole. */
  static List<String> record(Played played) {
    JsonNode last =
        played
            .trace()
            .of(Wrote.class)
            .filter(wrote -> wrote.isApplied() && wrote.sort().startsWith("ROLLBACK/"))
            .filter(wrote -> wrote.partition().startsWith("RELEASE/"))
            .reduce((earlier, later) -> later)
            .map(wrote -> parsed(wrote.body()))
            .orElseThrow();
    List<String> said = new ArrayList<>();
    last.path("steps").forEach(step -> said.add(step.at("/stands/is").asText()));
    said.add(last.at("/ends/is").asText());
    return said;
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}
