package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that a scenario names, and what is too much of a file. */
class ScenarioFilesTest {
  private final GivenScenario given;

  ScenarioFilesTest(@TempDir Path home) {
    given = new GivenScenario(home);
  }

  @Test
  void saysWhereItLookedForAFileThatIsNotThere() throws IOException {
    given
        .mistakesAfter("world: ../world.yaml", "world: ../word.yaml")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:5:8: world is no file, got ../word.yaml (looked for"
                + " word.yaml)");
  }

  @Test
  void refusesAPathThatNoFileCanHave() throws IOException {
    given
        .mistakesAfter("world: ../world.yaml", "world: \"a\\0b\"")
        .singleElement()
        .asString()
        .startsWith("scenarios/alarm-mid-bake.yaml:5:8: world must be the path of a file, got");
  }

  @Test
  void tellsMistakesOfThePolicyByThePolicysOwnName() throws IOException {
    Shipped.replace(given.checkout().resolve("wavegate.yaml"), "bake: {for: 1h", "bake: {for: 1s");

    given.mistakes().singleElement().asString().startsWith("wavegate.yaml:14:17: ").contains("1s");
  }

  @Test
  void tellsMistakesOfTheWorldByItsOwnName() throws IOException {
    Path world = given.checkout().resolve("world.yaml");
    String place = Shipped.placeOf(world, "deployments: {take: 6m}");
    Shipped.replace(world, "deployments: {take: 6m}", "deployment: {}");

    given
        .mistakes()
        .containsExactly(place + " unknown key \"deployment\", did you mean \"deployments\"?");
  }

  @Test
  void refusesATeamThatIsAskedNowhereOrTwice() throws IOException {
    Shipped.replace(
        given.checkout().resolve("world.yaml"), "{bus: checkout-checks, ", "{bus: a, queue: b, ");

    given
        .mistakes()
        .singleElement()
        .asString()
        .startsWith("world.yaml:")
        .endsWith(" needs either bus or queue");
  }

  @Test
  void looksForACalendarBesideTheWorldThatNamesIt() throws IOException {
    assertThat(Shipped.read(given.file()).world().calendars().getFirst().text())
        .startsWith("BEGIN:VCALENDAR");
    Path world = given.checkout().resolve("world.yaml");
    String place = Shipped.placeOf(world, "calendars/company-holidays.ics");
    Shipped.replace(world, "calendars/company-holidays.ics", "calendars/company-hollidays.ics");

    given
        .mistakes()
        .containsExactly(
            place
                + " file is no file, got calendars/company-hollidays.ics (looked for"
                + " calendars/company-hollidays.ics)");
  }

  @Test
  void refusesACalendarOfTwoMegabytes() throws IOException {
    Files.write(
        given.checkout().resolve("calendars/company-holidays.ics"), new byte[2 * 1024 * 1024]);

    given
        .mistakes()
        .containsExactly(
            "calendars/company-holidays.ics:1:1: at most 1048576 bytes are read, got 2097152");
  }

  @Test
  void tellsWhereThePipelineIsNoJson() throws IOException {
    Shipped.replace(given.checkout().resolve("pipeline.json"), "\"stages\": [", "\"stages\": (");

    given.mistakes().singleElement().asString().startsWith("pipeline.json:9:15: not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"pipeline\": 3}"})
  void refusesJsonThatIsNoPipeline(String json) throws IOException {
    Files.writeString(given.checkout().resolve("pipeline.json"), json);

    given.mistakes().containsExactly("pipeline.json:1:1: no pipeline is in it");
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
    Shipped.replace(given.checkout().resolve("pipeline.json"), text, by);

    given.mistakes().containsExactly("scenarios/alarm-mid-bake.yaml:4:11: pipeline " + said);
  }

  @Test
  void refusesAFileOfTwoMegabytesWithoutReadingIt() throws IOException {
    Files.write(given.file(), new byte[2 * 1024 * 1024]);

    given
        .mistakes()
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:1:1: at most 1048576 bytes are read, got 2097152");
  }

  @Test
  void refusesAWorldOfTwoMegabytes() throws IOException {
    Files.write(given.checkout().resolve("world.yaml"), new byte[2 * 1024 * 1024]);

    given.mistakes().containsExactly("world.yaml:1:1: at most 1048576 bytes are read, got 2097152");
  }

  @Test
  void refusesABombOfAliases() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String previous = "*a" + (i - 1);
      String ten = String.join(", ", Collections.nCopies(10, previous));
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ten));
    }
    Files.writeString(given.file(), bomb);

    given
        .mistakes()
        .singleElement()
        .asString()
        .contains("alarm-mid-bake.yaml:")
        .contains("aliases");
  }

  @Test
  void refusesTags() throws IOException {
    given
        .mistakesAfter("seed: 2", "seed: !!java.lang.ProcessBuilder [x]")
        .singleElement()
        .asString()
        .contains("tags are not read");
  }

  @Test
  void anEmptyFileIsAMistakeToo() throws IOException {
    Files.writeString(given.file(), "");

    given.mistakes().containsExactly("scenarios/alarm-mid-bake.yaml:1:1: the document is empty");
  }
}
