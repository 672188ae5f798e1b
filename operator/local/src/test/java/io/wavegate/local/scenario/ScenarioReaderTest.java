package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.TestSpec;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.local.Shipped;
import io.wavegate.local.scenario.Anchor.Moment;
import io.wavegate.local.scenario.ScenarioReader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
  private final Path checkout;
  private final Path file;

  ScenarioReaderTest(@TempDir Path home) {
    checkout = Shipped.copyTo(home).resolve("examples/checkout");
    file = checkout.resolve("scenarios/alarm-mid-bake.yaml");
  }

  /** The mistakes, with the example's folder left out. */
  private ListAssert<String> mistakes() throws IOException {
    return switch (ScenarioReader.read(file)) {
      case Result.Read read -> throw new AssertionError("read: " + read.scenario().name());
      case Result.Rejected rejected ->
          assertThat(
              rejected.problems().stream()
                  .map(Problem::said)
                  .map(said -> said.replace(checkout + "/", ""))
                  .toList());
    };
  }

  private ListAssert<String> mistakesAfter(String text, String by) throws IOException {
    Shipped.replace(file, text, by);
    return mistakes();
  }

  @Test
  void readsTheBundledScenario() {
    Scenario scenario = Shipped.read(file);

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
    Shipped.replace(file, "when: one-region bake + 42m", "when: start");

    assertThat(Shipped.read(file).happenings().getFirst())
        .extracting(Happening::anchor, Happening::after)
        .containsExactly(Anchor.START, Duration.ZERO);
  }

  @Test
  void refusesAnUnknownKeyWithTheNearest() throws IOException {
    mistakesAfter("happens:", "happen:")
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
    mistakesAfter("when: one-region bake + 42m", "when: " + by)
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:10:11: when must be like \"start + 5m\","
                + " \"one-region bake + 42m\" (entry, deployment, bake, promoted, failed or"
                + " rollback) or \"one-region bake-end - 1s\", got "
                + by);
  }

  @Test
  void refusesAWaveOfATimeThatThePolicyDoesNotHave() throws IOException {
    mistakesAfter("when: one-region bake", "when: one-regoin bake")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:10:11: when must name a wave of the policy,"
                + " got one-regoin bake + 42m, did you mean \"one-region\"?");
  }

  @Test
  void refusesAnExpectedWaveThatThePolicyDoesNotHave() throws IOException {
    mistakesAfter("{wave: one-box, gate: entry", "{wave: canary, gate: entry")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:20:14: wave must name a wave of the"
                + " policy, got canary, known: one-box, one-region, three-regions");
  }

  @Test
  void refusesAnExpectedRollbackOfAWaveThatThePolicyDoesNotHave() throws IOException {
    mistakesAfter("{wave: one-region, outcome", "{wave: one-regio, outcome")
        .singleElement()
        .asString()
        .startsWith("scenarios/alarm-mid-bake.yaml:25:14: wave must name a wave");
  }

  @Test
  void refusesAnAlarmThatTheWorldDoesNotHave() throws IOException {
    mistakesAfter("alarm: checkout-5xx", "alarm: checkout-4xx")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:11:12: alarm must name a metric alarm of the"
                + " world, got checkout-4xx, did you mean \"checkout-5xx\"?");
  }

  @Test
  void refusesToMoveACompositeAlarmWhichFollowsItsChildren() throws IOException {
    mistakesAfter("alarm: checkout-5xx", "alarm: checkout-aggregate")
        .singleElement()
        .asString()
        .contains("must name a metric alarm of the world, got checkout-aggregate");
  }

  @Test
  void refusesAWrongState() throws IOException {
    mistakesAfter("state: ALARM", "state: FIRING")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:12:12: state must be OK, ALARM or"
                + " INSUFFICIENT_DATA, got FIRING");
  }

  @Test
  void saysOfWhatIsMissingOnlyThatItIsMissing() throws IOException {
    mistakesAfter("    state: ALARM\n", "")
        .containsExactly("scenarios/alarm-mid-bake.yaml:10:5: state is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"effects", "never"})
  void wantsEffectsAndWhatMustNeverBe(String key) throws IOException {
    String content = Files.readString(file);
    int at = content.indexOf("  " + key + ":");
    int next = content.indexOf("\n  never", at);
    int end = key.equals("effects") ? next + 1 : content.length();
    Files.writeString(file, content.substring(0, at) + content.substring(end));

    mistakes()
        .containsExactly("scenarios/alarm-mid-bake.yaml:19:3: expect." + key + " is required");
  }

  @ParameterizedTest
  @CsvSource({
    "verdict: ROLL_BACK, verdict: REVERT, 'PROMOTE, PROMOTE_BY_PERSON, OBSERVE, ROLL_BACK, HALT, STEP_ASIDE or NONE, got REVERT'",
    "'gate: promotion, verdict: ROLL_BACK', 'gate: exit, verdict: ROLL_BACK',"
        + " 'entry or promotion, got exit'",
  })
  void refusesWordsThatNoGateHas(String text, String by, String must) throws IOException {
    mistakesAfter(text, by).singleElement().asString().endsWith("must be " + must);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-05-04 08:05", "1026-05-04T08:05:00Z", "+1000000000-12-31T23:59:59Z"})
  void refusesAStartThatIsNoInstantOfThisCentury(String start) throws IOException {
    mistakesAfter("2026-05-04T08:05:00Z", start)
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:6:8: start must be an instant of this century such as"
                + " \"2026-05-04T09:05:00Z\", got \""
                + start
                + "\"");
  }

  @Test
  void saysWhereItLookedForAFileThatIsNotThere() throws IOException {
    mistakesAfter("world: ../world.yaml", "world: ../word.yaml")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:5:8: world is no file, got ../word.yaml (looked for"
                + " word.yaml)");
  }

  @Test
  void refusesAPathThatNoFileCanHave() throws IOException {
    mistakesAfter("world: ../world.yaml", "world: \"a\\0b\"")
        .singleElement()
        .asString()
        .startsWith("scenarios/alarm-mid-bake.yaml:5:8: world must be the path of a file, got");
  }

  @Test
  void tellsMistakesOfThePolicyByThePolicysOwnName() throws IOException {
    Shipped.replace(checkout.resolve("wavegate.yaml"), "bake: {for: 1h", "bake: {for: 1s");

    mistakes().singleElement().asString().startsWith("wavegate.yaml:14:17: ").contains("1s");
  }

  @Test
  void tellsMistakesOfTheWorldByItsOwnName() throws IOException {
    Shipped.replace(checkout.resolve("world.yaml"), "deployments: {take: 6m}", "deployment: {}");

    mistakes()
        .containsExactly(
            "world.yaml:16:1: unknown key \"deployment\", did you mean \"deployments\"?");
  }

  @Test
  void looksForACalendarBesideTheWorldThatNamesIt() throws IOException {
    assertThat(Shipped.read(file).world().calendars().getFirst().text())
        .startsWith("BEGIN:VCALENDAR");
    Shipped.replace(
        checkout.resolve("world.yaml"),
        "calendars/company-holidays.ics",
        "calendars/company-hollidays.ics");

    mistakes()
        .containsExactly(
            "world.yaml:19:36: file is no file, got calendars/company-hollidays.ics (looked for"
                + " calendars/company-hollidays.ics)");
  }

  @Test
  void refusesACalendarOfTwoMegabytes() throws IOException {
    Files.write(checkout.resolve("calendars/company-holidays.ics"), new byte[2 * 1024 * 1024]);

    mistakes()
        .containsExactly(
            "calendars/company-holidays.ics:1:1: at most 1048576 bytes are read, got 2097152");
  }

  @Test
  void tellsWhereThePipelineIsNoJson() throws IOException {
    Shipped.replace(checkout.resolve("pipeline.json"), "\"stages\": [", "\"stages\": (");

    mistakes().singleElement().asString().startsWith("pipeline.json:9:15: not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"pipeline\": 3}"})
  void refusesJsonThatIsNoPipeline(String json) throws IOException {
    Files.writeString(checkout.resolve("pipeline.json"), json);

    mistakes().containsExactly("pipeline.json:1:1: no pipeline is in it");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"name\": \"checkout-prod\"', '\"name\": \"cart-prod\"',"
        + " 'must be the policy''s pipeline \"checkout-prod\", got \"cart-prod\"'",
    "'\"name\": \"Prod-Wave-1\"', '\"name\": \"Prod-Wave-One\"',"
        + " 'has no stage \"Prod-Wave-1\" for wave one-region'",
    "'\"name\": \"EntryGate\"', '\"name\": \"Gate\"',"
        + " 'has no action \"EntryGate\" in stage Prod-OneBox, a gate''s'",
  })
  void refusesAPipelineThatIsNotThePolicys(String text, String by, String said) throws IOException {
    Shipped.replace(checkout.resolve("pipeline.json"), text, by);

    mistakes().containsExactly("scenarios/alarm-mid-bake.yaml:4:11: pipeline " + said);
  }

  @Test
  void tellsEveryMistakeAtOnce() throws IOException {
    Shipped.replace(checkout.resolve("world.yaml"), "take: 6m", "take: six");
    Shipped.replace(file, "state: ALARM", "state: FIRING");

    mistakesAfter("seed: 2", "seed: two")
        .hasSize(3)
        .satisfiesExactly(
            seed -> assertThat(seed).startsWith("scenarios/alarm-mid-bake.yaml:7:7: seed must"),
            state -> assertThat(state).startsWith("scenarios/alarm-mid-bake.yaml:12:12: state"),
            take -> assertThat(take).startsWith("world.yaml:16:21: deployments.take must"));
  }

  @Test
  void refusesAFileOfTwoMegabytesWithoutReadingIt() throws IOException {
    Files.write(file, new byte[2 * 1024 * 1024]);

    mistakes()
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:1:1: at most 1048576 bytes are read, got 2097152");
  }

  @Test
  void refusesAWorldOfTwoMegabytes() throws IOException {
    Files.write(checkout.resolve("world.yaml"), new byte[2 * 1024 * 1024]);

    mistakes().containsExactly("world.yaml:1:1: at most 1048576 bytes are read, got 2097152");
  }

  @Test
  void refusesABombOfAliases() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String previous = "*a" + (i - 1);
      String ten = String.join(", ", Collections.nCopies(10, previous));
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ten));
    }
    Files.writeString(file, bomb);

    mistakes().singleElement().asString().contains("alarm-mid-bake.yaml:").contains("aliases");
  }

  @Test
  void refusesTags() throws IOException {
    mistakesAfter("seed: 2", "seed: !!java.lang.ProcessBuilder [x]")
        .singleElement()
        .asString()
        .contains("tags are not read");
  }

  @Test
  void anEmptyFileIsAMistakeToo() throws IOException {
    Files.writeString(file, "");

    mistakes().containsExactly("scenarios/alarm-mid-bake.yaml:1:1: the document is empty");
  }

  @Test
  void changesThePolicyKeyByKeyAndNameByName() {
    Shipped.replace(
        file,
        "pipeline: ",
        """
        change:
          watch-after-last-wave: 5m
          waves:
            one-box:
              bake: {for: 30m}
              tests: {smoke: {required: false}}
              windows: []
        pipeline: \
        """);

    Policy policy = Shipped.read(file).policy();

    assertThat(policy.watchAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(policy.waves()).hasSize(3);
    WavePolicy wave = policy.waves().getFirst();
    assertThat(wave.bake().length()).isEqualTo(Duration.ofMinutes(30));
    assertThat(wave.bake().atMost()).isEqualTo(Duration.ofHours(6));
    assertThat(wave.windows()).isEmpty();
    assertThat(wave.tests()).extracting(TestSpec::required).containsExactly(false, true);
    assertThat(policy.waves().get(1).windows()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "waves: {canary: {}} | 4:18: unknown key \"canary\", valid here: one-box, one-region,"
            + " three-regions",
        "waves: {one-box: {bak: {for: 1h}}} | 4:28: unknown key \"bak\", did you mean \"bake\"?",
        "waves: {one-box: {bake: {for: 9h}}} | 4:9: bake.at-most must be at least bake.for, got 6h",
        "wavs: {} | 4:10: unknown key \"wavs\", did you mean \"waves\"?",
      })
  void aMistakeInWhatIsChangedOfThePolicyIsSaidInTheScenario(String change, String said)
      throws IOException {
    mistakesAfter("pipeline: ", "change: {" + change + "}\npipeline: ")
        .singleElement()
        .asString()
        .startsWith("scenarios/alarm-mid-bake.yaml:" + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "delete-alarm: checkout-agregate | delete-alarm must name an alarm of the world, got"
            + " checkout-agregate, did you mean \"checkout-aggregate\"?",
        "traffic: Cuont, per-minute: 0 | traffic must name a metric of the world's traffic, got"
            + " Cuont, did you mean \"Count\"?",
        "test: smoke, answers: failed | test must name a function of the world, got smoke, known:"
            + " checkout-smoke, checkout-canary, checkout-broken-canary",
        "site: example.com, status: 500 | site must name a site of the world, got example.com,"
            + " known: checkout.example.com",
        "person: aprove, wave: one-box | person must be approve or reject or stop or abandon or"
            + " retry or close or open, got aprove, did you mean \"approve\"?",
        "person: retry | wave is required",
        "person: stop, wave: one-box | wave does not go with person: stop",
        "deployment: one-bx, fails: no space | deployment must name a wave of the policy, got"
            + " one-bx, did you mean \"one-box\"?",
        "traffic: Count, per-minute: 0, in: us-east-1 | in must name a target of the policy as"
            + " ACCOUNT/REGION, got us-east-1, known: 111122223333/eu-west-1,"
            + " 111122223333/eu-central-1, 111122223333/us-east-1, 111122223333/ap-southeast-2",
        "delete-alarm: checkout-aggregate, in: 111122223333/us-east-2 | in must name a target of the"
            + " policy as ACCOUNT/REGION, got 111122223333/us-east-2, did you mean"
            + " \"111122223333/us-east-1\"?",
        "service: sts, answers: denied, in: 111122223333/us-east-1 | in goes with services"
            + " that are called elsewhere, sts is not",
        "evnts: all, are: lost | unknown key \"evnts\", did you mean \"events\"?",
        "store: down, are: lost | are does not go with store, which takes for",
        "store: down, stop-machine: rollback | one thing happens at a time, got store and"
            + " stop-machine",
        "edit-alarm: checkout-5xx | edit-alarm needs threshold (a metric alarm) or rule (a"
            + " composite)",
      })
  void aDeedThatCannotBeReadIsSaidWithTheNearest(String deed, String said) throws IOException {
    mistakesAfter("happens:", "happens:\n  - {when: start, " + deed + "}")
        .first()
        .asString()
        .endsWith(said);
  }
}
