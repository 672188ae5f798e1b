package io.wavegate.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import io.wavegate.checks.fidelity.Fidelity.Line;
import io.wavegate.checks.fidelity.Fidelity.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each line says how sure it is, and names tests that are there. */
final class FidelityTest {
  private static final Pattern SURE =
      Pattern.compile("confirmed|reported|on purpose|believed B[0-9]{2}");

  @Test
  void eachLineSaysHowSureItIs() {
    assertThat(Fidelity.lines()).hasSizeGreaterThan(100);
    assertThat(Fidelity.lines())
        .allSatisfy(line -> assertThat(line.sure()).as(line.behaviour()).matches(SURE));
  }

  @Test
  void whatIsConfirmedOrReportedNamesItsSource() {
    assertThat(Fidelity.lines())
        .filteredOn(line -> line.number().isEmpty())
        .allSatisfy(line -> assertThat(line.source()).as(line.behaviour()).isNotEmpty());
  }

  @Test
  void everyLineIsShownByATestUnlessNothingIsImitated() {
    assertThat(Fidelity.lines())
        .filteredOn(line -> !line.sure().equals("on purpose"))
        .allSatisfy(line -> assertThat(line.tests()).as(line.behaviour()).isNotEmpty());
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    Map<String, Path> sources = tests();
    for (Line line : Fidelity.lines()) {
      for (Named test : line.tests()) {
        assertThat(sources).as(line.behaviour()).containsKey(test.type());
        assertThat(Repository.text(sources.getOrDefault(test.type(), Path.of(""))))
            .as("%s, of: %s", test, line.behaviour())
            .containsPattern("(?m)^  void " + test.method() + "\\(");
      }
    }
  }

  /** Of two tests of one name, the engine's. */
  private static Map<String, Path> tests() {
    List<Path> sources =
        Repository.files(Repository.path("operator")).stream()
            .filter(file -> file.getFileName().toString().endsWith("Test.java"))
            .toList();
    return sources.stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                Function.identity(),
                (one, other) -> Repository.name(one).contains("/engine/") ? one : other));
  }
}
