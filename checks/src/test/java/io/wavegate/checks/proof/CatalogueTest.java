package io.wavegate.checks.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.checks.Repository;
import io.wavegate.checks.proof.Proof.Kind;
import io.wavegate.checks.proof.Row.Extent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue is whole, and whatever it names as a proof is there. */
final class CatalogueTest {
  private static final String CHECKER =
      "operator/local/src/main/java/io/wavegate/local/simulate/checker";

  private static List<String> named(Kind kind) {
    return Catalogue.shipped()
        .rows()
        .flatMap(row -> row.shown().stream())
        .filter(proof -> proof.kind() == kind)
        .map(Proof::name)
        .distinct()
        .toList();
  }

  @Test
  void everyScenarioThatIsNamedIsThere() {
    assertThat(named(Kind.SCENARIO))
        .hasSizeGreaterThan(40)
        .allMatch(
            name -> Files.exists(Repository.path("examples/checkout/scenarios/" + name + ".yaml")));
  }

  @Test
  void everyTestThatIsNamedIsThereOnceAndRuns() {
    TestMethods tests = TestMethods.read();

    assertThat(tests.all()).hasSizeGreaterThan(800);
    assertThat(named(Kind.TEST))
        .hasSizeGreaterThan(80)
        .allMatch(name -> tests.file(name).isPresent(), "is a test of just one class");
  }

  @Test
  void everyPlantedBugThatIsNamedIsThere() {
    assertThat(named(Kind.PLANTED)).isSubsetOf(PlantedPatches.titles().keySet());
  }

  @Test
  void everyRuleOfTheSimulationIsOneThatItsCheckerHolds() {
    List<String> named = named(Kind.SIMULATION);
    assertThat(named).isSubsetOf(Catalogue.ruleNumbers());
    if (Files.isDirectory(Repository.path(CHECKER))) {
      String checker =
          String.join(
              "\n",
              Repository.files(Repository.path(CHECKER)).stream().map(Repository::text).toList());
      assertThat(named)
          .allMatch(rule -> Pattern.compile("\\b" + rule + "(?![0-9])").matcher(checker).find());
    }
  }

  @Test
  void aRowIsShownInPartOrNot() {
    Proof test = new Proof(Kind.TEST, "ATest.method");
    Proof planted = new Proof(Kind.PLANTED, "bug");

    assertThat(new Row("1", "what", "does", List.of(test), "").extent()).isEqualTo(Extent.SHOWN);
    assertThat(new Row("1", "what", "does", List.of(test), "not all").extent())
        .isEqualTo(Extent.IN_PART);
    assertThat(new Row("1", "what", "does", List.of(planted), "no").extent())
        .as("a spoilt copy shows nothing of the shipped code")
        .isEqualTo(Extent.NOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "number: \"3\", what | numbr: \"3\", what | unknown key \"numbr\", did you mean \"number\"?",
        "number: \"3\", what | number: \"2\", what | number 2 is there twice",
        "number: \"3\", what | number: \"67\", what | number 67 is none of [1, 2, ",
        "number: \"3\", what | number: \"2\", what | faults lacks [3]",
        "test: A.b | tset: A.b | unknown key \"tset\", did you mean \"test\"?",
        "test: A.b | test: A.b, scenario: c | must have one of [scenario, test, simulation, planted], got [scenario, test]",
        "test: A.b | planted: c | number 5 has neither a test in shown nor a reason in open",
        "[{test: A.b}] | [{test: A.b}, {test: A.b}] | number 5 names something twice",
        "does: D | dose: D | unknown key \"dose\", did you mean \"does\"?",
      })
  void aMistakeInItIsSaid(String part, String instead, String said) {
    String whole = written();
    assertThat(whole).contains(part);
    Catalogue.read("c.yaml", whole.getBytes(StandardCharsets.UTF_8));

    String spoilt = whole.replaceFirst(Pattern.quote(part), instead);

    assertThatThrownBy(() -> Catalogue.read("c.yaml", spoilt.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("c.yaml:")
        .hasMessageContaining(said);
  }

  /** A catalogue without a mistake. */
  private static String written() {
    StringBuilder text = new StringBuilder("rules:\n");
    Catalogue.ruleNumbers().forEach(number -> row(number, text));
    text.append("faults:\n");
    for (int i = 1; i <= 66; i++) {
      row(Integer.toString(i), text);
    }
    text.append("attacks:\n");
    for (int i = 1; i <= 29; i++) {
      row(Integer.toString(i), text);
    }
    return text.toString();
  }

  private static void row(String number, StringBuilder text) {
    text.append("  - {number: \"").append(number).append("\", what: W, does: D, ");
    text.append(number.equals("5") ? "shown: [{test: A.b}]}\n" : "open: none}\n");
  }
}
