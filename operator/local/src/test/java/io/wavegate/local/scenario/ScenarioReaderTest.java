package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wavegate.local.Shipped;
import io.wavegate.local.scenario.Anchor.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario is read, or refused with all its mistakes. */
class ScenarioReaderTest {
  private final GivenScenario given;

  ScenarioReaderTest(@TempDir Path home) {
    given = new GivenScenario(home);
  }

  @Test
  void readsTheBundledScenario() {
    Scenario scenario = Shipped.read(given.file());

    assertThat(scenario.name()).isEqualTo("alarm mid-bake");
    assertThat(scenario.start()).isEqualTo(Instant.parse("2026-05-04T08:05:00Z"));
    assertThat(scenario.seed()).isEqualTo(2);
    assertThat(scenario.policy().pipeline()).isEqualTo("checkout-prod");
    assertThat(scenario.world().deployTakes()).isEqualTo(Duration.ofMinutes(6));
    assertThat(scenario.happenings())
        .extracting(Happening::anchor, Happening::after)
        .containsExactly(
            tuple(new Anchor("one-region", Moment.BAKE), Duration.ofMinutes(42)),
            tuple(new Anchor("one-region", Moment.ROLLBACK), Duration.ofMinutes(2)));
    assertThat(scenario.expected().gates()).hasSize(4);
    assertThat(scenario.expected().never()).contains("RollbackStage Prod-OneBox");
  }

  @Test
  void countsFromTheStartWithoutAWave() {
    Shipped.replace(given.file(), "when: one-region bake + 42m", "when: start");

    assertThat(Shipped.read(given.file()).happenings().getFirst())
        .extracting(Happening::anchor, Happening::after)
        .containsExactly(Anchor.START, Duration.ZERO);
  }

  @Test
  void refusesAnUnknownKeyWithTheNearest() throws IOException {
    given
        .mistakesAfter("happens:", "happen:")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:9:1: unknown key \"happen\", did you mean"
                + " \"happens\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one-region bake plus 42m",
        "one-region baking + 42m",
        "one-region bake + 42",
        "end + 1m"
      })
  void refusesATimeItCannotRead(String by) throws IOException {
    given
        .mistakesAfter("when: one-region bake + 42m", "when: " + by)
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:10:11: when must be like \"start + 5m\","
                + " \"one-region bake + 42m\" (entry, deployment, bake, promoted, failed or"
                + " rollback) or \"one-region bake-end - 1s\", got "
                + by);
  }

  @Test
  void refusesAWaveOfATimeThatThePolicyDoesNotHave() throws IOException {
    given
        .mistakesAfter("when: one-region bake", "when: one-regoin bake")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:10:11: when must name a wave of the policy,"
                + " got one-regoin bake + 42m, did you mean \"one-region\"?");
  }

  @Test
  void refusesAnExpectedWaveThatThePolicyDoesNotHave() throws IOException {
    given
        .mistakesAfter("{wave: one-box, gate: entry", "{wave: canary, gate: entry")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:20:14: wave must name a wave of the"
                + " policy, got canary, known: one-box, one-region, three-regions");
  }

  @Test
  void refusesAnExpectedRollbackOfAWaveThatThePolicyDoesNotHave() throws IOException {
    given
        .mistakesAfter("{wave: one-region, outcome", "{wave: one-regio, outcome")
        .singleElement()
        .asString()
        .startsWith("scenarios/alarm-mid-bake.yaml:25:14: wave must name a wave");
  }

  @ParameterizedTest
  @ValueSource(strings = {"effects", "never"})
  void wantsEffectsAndWhatMustNeverBe(String key) throws IOException {
    String content = Files.readString(given.file());
    int at = content.indexOf("  " + key + ":");
    int next = content.indexOf("\n  never", at);
    int end = key.equals("effects") ? next + 1 : content.length();
    Files.writeString(given.file(), content.substring(0, at) + content.substring(end));

    given
        .mistakes()
        .containsExactly("scenarios/alarm-mid-bake.yaml:19:3: expect." + key + " is required");
  }

  @ParameterizedTest
  @CsvSource({
    "verdict: ROLL_BACK, verdict: REVERT, 'PROMOTE, PROMOTE_BY_PERSON, OBSERVE, ROLL_BACK, HALT, STEP_ASIDE or NONE, got REVERT'",
    "'gate: promotion, verdict: ROLL_BACK', 'gate: exit, verdict: ROLL_BACK',"
        + " 'entry or promotion, got exit'",
  })
  void refusesWordsThatNoGateHas(String text, String by, String must) throws IOException {
    given.mistakesAfter(text, by).singleElement().asString().endsWith("must be " + must);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-05-04 08:05", "1026-05-04T08:05:00Z", "+1000000000-12-31T23:59:59Z"})
  void refusesAStartThatIsNoInstantOfThisCentury(String start) throws IOException {
    given
        .mistakesAfter("2026-05-04T08:05:00Z", start)
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:6:8: start must be an instant of this century such as"
                + " \"2026-05-04T09:05:00Z\", got \""
                + start
                + "\"");
  }

  @Test
  void tellsEveryMistakeAtOnce() throws IOException {
    Path world = given.checkout().resolve("world.yaml");
    String place = Shipped.placeOf(world, "6m}");
    Shipped.replace(world, "take: 6m", "take: six");
    Shipped.replace(given.file(), "state: ALARM", "state: FIRING");

    given
        .mistakesAfter("seed: 2", "seed: two")
        .hasSize(3)
        .satisfiesExactly(
            seed -> assertThat(seed).startsWith("scenarios/alarm-mid-bake.yaml:7:7: seed must"),
            state -> assertThat(state).startsWith("scenarios/alarm-mid-bake.yaml:12:12: state"),
            take -> assertThat(take).startsWith(place + " deployments.take must"));
  }
}
