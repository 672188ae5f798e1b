package io.wavegate.local.simulate.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.local.Shipped;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rollback over three waves whose process dies before and after each effect and each write of
 * each step: taken up again, it ends as if nothing had happened (S5, L7).
 */
final class RollbackCrashTest {
  private static final String STEP = "rollback-step";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Simulation SIMULATION = simulation();

  /** What begins the rollback. */
  enum Story {
    /** The last wave's gate decides, on evidence; its policy takes the whole release back. */
    BY_GATE("release"),
    /** A person asks for it, after all waves were promoted. */
    BY_PERSON("wave");

    private final String scope;

    Story(String scope) {
      this.scope = scope;
    }

    Played play(List<Fault> faults) {
      return SIMULATION.play(new Schedule(1, plan(scope), List.of(begins()), faults));
    }

    private Element begins() {
      return switch (this) {
        case BY_GATE ->
            new Element.AlarmFires(
                new When(2, Moment.GATE, Duration.ofMinutes(4)),
                Plan.CHILDREN.getFirst(),
                Optional.of(Duration.ofMinutes(5)));
        case BY_PERSON ->
            new Element.PersonTakesBack(
                new When(2, Moment.PASSED, Duration.ofMinutes(2)), Optional.empty());
      };
    }
  }

  /** A process that dies there. */
  record Boundary(Story story, Stage.Step step, String word, boolean isAfter) {
    Fault crash() {
      return new Fault.Crash(step.function(), step.invocation(), step.number(), isAfter);
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

  private static Plan plan(String scope) {
    Plan plain = Schedules.plainPlan();
    List<Wave> waves = new ArrayList<>();
    plain.waves().forEach(wave -> waves.add(scoped(wave, wave.name(), wave.stage(), scope)));
    waves.add(scoped(plain.waves().getLast(), "wave-2", "Prod-Wave-2", scope));
    return new Plan(
        waves, plain.mode(), plain.watchAfter(), plain.build(), plain.deploy(), plain.isFirst());
  }

  private static Wave scoped(Wave wave, String name, String stage, String scope) {
    return new Wave(
        name,
        stage,
        wave.entry(),
        wave.promotion(),
        wave.bake(),
        wave.atMost(),
        wave.settle(),
        wave.tolerance(),
        wave.alarms(),
        wave.atLeast(),
        wave.tests(),
        scope,
        wave.onDeployFailure());
  }

  static Stream<Boundary> boundaries() {
    return Stream.of(Story.values()).flatMap(RollbackCrashTest::boundaries);
  }

  private static Stream<Boundary> boundaries(Story story) {
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

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStepHasBoundaries(Story story) {
    Set<String> words = new LinkedHashSet<>();
    List<Boundary> all = boundaries(story).toList();
    all.forEach(boundary -> words.add(boundary.word()));
    assertThat(all).hasSizeGreaterThanOrEqualTo(40);
    assertThat(words).contains("INTENT", "STOP_LINE", "PULL", "VERIFY", "RECOVERY", "REPORT");
    assertThat(words.contains("FAIL_ACTION"))
        .as("the gate's action is failed, if it is open")
        .isEqualTo(story == Story.BY_GATE);
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void eachStageGoesBackOnceAndTheRecordIsTrue(Boundary boundary) {
    Played played = boundary.story().play(List.of(boundary.crash()));

    assertThat(played.struck()).as("the process died").containsExactly(0);
    assertThat(Verdicts.of(played)).isEmpty();
    assertThat(
            played
                .trace()
                .of(Called.class)
                .filter(call -> call.operation().equals("RollbackStage") && call.isDone())
                .map(call -> call.input().path("stageName").asText()))
        .containsExactly("Prod-Wave-2", "Prod-Wave-1", "Prod-OneBox");
    assertThat(record(played)).containsExactly("Returned", "Returned", "Returned", "Recovered");
  }

  /** How each stage stands in the end, and the whole. */
  private static List<String> record(Played played) {
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
}
