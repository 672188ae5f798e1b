package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.Blocker;
import io.wavegate.local.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every bundled scenario comes out as it says, and what they go through is written down. */
@TestInstance(Lifecycle.PER_CLASS)
class ScenariosTest {
  private static final Path COVERAGE = Shipped.HOME.resolve("examples/COVERAGE.md");

  private List<Played> played = List.of();

  @BeforeAll
  void playAll() {
    played = Shipped.scenarios().stream().map(Played::of).toList();
  }

  @TestFactory
  List<DynamicTest> comesOutAsExpected() {
    return played.stream()
        .map(
            p ->
                DynamicTest.dynamicTest(
                    p.name(), () -> assertThat(p.outcome().differences()).isEmpty()))
        .toList();
  }

  @Test
  void noTwoScenariosTellTheSameStory() {
    Set<String> outcomes = new TreeSet<>();
    played.forEach(p -> outcomes.add(p.written()));

    assertThat(played).hasSizeGreaterThan(40);
    assertThat(outcomes).hasSameSizeAs(played);
  }

  @Test
  void theCoverageThatIsWrittenDownIsThatOfThisRun() throws IOException {
    String coverage = new Coverage(played).markdown();
    if ("write".equals(System.getProperty("wavegate.golden"))) {
      Files.writeString(COVERAGE, coverage);
    }

    assertThat(Files.readString(COVERAGE)).isEqualTo(coverage);
  }

  @Test
  void everyKindThatCoverageSpeaksOfIsKnownToIt() {
    assertThat(Coverage.BLOCKERS.keySet())
        .containsExactlyInAnyOrderElementsOf(Coverage.names(Blocker.class));
    Set<String> sent = new TreeSet<>();
    played.forEach(p -> sent.addAll(p.operations()));
    assertThat(Coverage.OPERATIONS).containsAll(sent);
  }
}
