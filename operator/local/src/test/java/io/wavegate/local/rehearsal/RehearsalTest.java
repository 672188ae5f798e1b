package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.Shipped;
import io.wavegate.local.rehearsal.Outcome.ExecutionOutcome;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.local.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {
  private static Outcome play(Scenario scenario) {
    return new Rehearsal(Shipped.HOME, Watcher.NONE).play(scenario);
  }

  /** Everything that a run shows, as one text. */
  private static String shown(Outcome outcome) {
    return CoreJson.writePretty(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-green", "alarm-mid-bake"})
  void theBundledScenariosComeOutAsExpectedWhateverTheOrderOfThings(String name) {
    Scenario scenario = Shipped.scenario(name);
    Set<String> runs = new LinkedHashSet<>();

    for (long seed = 0; seed < 10; seed++) {
      Outcome outcome = play(Shipped.seeded(scenario, seed));

      assertThat(outcome.differences()).as("differences with seed %d", seed).isEmpty();
      assertThat(outcome.asExpected()).as("as expected with seed %d", seed).isTrue();
      runs.add(shown(outcome));
    }

    assertThat(runs).as("runs that differ").hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alarm-mid-bake", "one-target-alarms"})
  void theSameSeedGivesTheSameRunByteForByteHoweverCloselyItIsWatched(String name) {
    Scenario scenario = Shipped.scenario(name);
    List<TimelineEntry> told = new ArrayList<>();
    List<ReleaseView> ticks = new ArrayList<>();

    Outcome unwatched = play(scenario);
    Outcome watched =
        new Rehearsal(Shipped.HOME, recording(told, ticks, Duration.ofSeconds(37))).play(scenario);

    assertThat(shown(watched)).isEqualTo(shown(unwatched));
    assertThat(told).isEqualTo(watched.view().timeline());
    assertThat(ticks).hasSizeGreaterThan(100);
    assertThat(ticks.getLast().timeline()).isEqualTo(told);
  }

  private static Watcher recording(
      List<TimelineEntry> told, List<ReleaseView> ticks, Duration every) {
    return new Watcher() {
      @Override
      public void entry(Scenario scenario, TimelineEntry entry) {
        told.add(entry);
      }

      @Override
      public void tick(Scenario scenario, ReleaseView view) {
        ticks.add(view);
      }

      @Override
      public Optional<Duration> every() {
        return Optional.of(every);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-green", "alarm-mid-bake"})
  void theTimelinesChainOfDigestsIsIntact(String name) {
    List<TimelineEntry> timeline = play(Shipped.scenario(name)).view().timeline();

    assertThat(timeline).hasSizeGreaterThan(20).allMatch(TimelineEntry::isIntact);
    String previous = "";
    for (int i = 0; i < timeline.size(); i++) {
      assertThat(timeline.get(i).number()).isEqualTo(i + 1);
      assertThat(timeline.get(i).previous()).isEqualTo(previous);
      previous = timeline.get(i).digest();
    }
  }

  @Test
  void aBakeOfTwelveHoursTakesAsManyStateTransitionsAsOneOfOneHour(@TempDir Path home) {
    Path policy = Shipped.copyTo(home).resolve("examples/checkout/wavegate.yaml");
    Path scenario = home.resolve("examples/checkout/scenarios/all-green.yaml");
    Shipped.replace(policy, "bake: {for: 12h, at-most: 16h", "bake: {for: 1h, at-most: 16h");
    Shipped.replace(scenario, "reason: [baked 12h]", "reason: [baked 1h]");

    Outcome hours = play(Shipped.scenario("all-green"));
    Outcome hour = play(Shipped.read(scenario));

    assertThat(hour.differences()).isEmpty();
    assertThat(hours.virtualDuration().minus(hour.virtualDuration()))
        .isEqualTo(Duration.ofHours(11));
    assertThat(transitions(hours)).hasSize(6).isEqualTo(transitions(hour));
  }

  private static List<Integer> transitions(Outcome outcome) {
    return outcome.executions().stream().map(ExecutionOutcome::transitions).toList();
  }
}
