package io.wavegate.local.simulate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.run.Crashes.Boundary;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import io.wavegate.local.simulate.trace.Happened.Called;
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
  /** What begins the rollback. */
  enum Story implements Crashes.Story {
    /** The last wave's gate decides, on evidence; its policy takes the whole release back. */
    BY_GATE("release"),
    /** A person asks for it, after all waves were promoted. */
    BY_PERSON("wave");

    private final String scope;

    Story(String scope) {
      this.scope = scope;
    }

    @Override
    public Plan plan() {
      Plan plain = Schedules.plainPlan();
      List<Wave> waves = new ArrayList<>();
      plain.waves().forEach(wave -> waves.add(scoped(wave, wave.name(), wave.stage(), scope)));
      waves.add(scoped(plain.waves().getLast(), "wave-2", "Prod-Wave-2", scope));
      return plain.of(waves);
    }

    @Override
    public List<Element> course() {
      return List.of(
          switch (this) {
            case BY_GATE ->
                new Element.AlarmFires(
                    new When(2, Moment.GATE, Duration.ofMinutes(4)),
                    Plan.CHILDREN.getFirst(),
                    Optional.of(Duration.ofMinutes(5)));
            case BY_PERSON ->
                new Element.PersonTakesBack(
                    new When(2, Moment.PASSED, Duration.ofMinutes(2)), Optional.empty());
          });
    }
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
        wave.onDeployFailure(),
        wave.levers());
  }

  static Stream<Boundary> boundaries() {
    return Stream.of(Story.values()).flatMap(Crashes::of);
  }

  @ParameterizedTest
  @EnumSource
  void everyStepHasBoundaries(Story story) {
    Set<String> words = new LinkedHashSet<>();
    List<Boundary> all = Crashes.of(story).toList();
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
    Played played = boundary.play();

    assertThat(played.struck()).as("the process died").containsExactly(0);
    assertThat(Verdicts.of(played)).isEmpty();
    assertThat(
            played
                .trace()
                .of(Called.class)
                .filter(call -> call.operation().equals("RollbackStage") && call.isDone())
                .map(call -> call.input().path("stageName").asText()))
        .containsExactly("Prod-Wave-2", "Prod-Wave-1", "Prod-OneBox");
    assertThat(Crashes.record(played))
        .containsExactly("Returned", "Returned", "Returned", "Recovered");
  }
}
