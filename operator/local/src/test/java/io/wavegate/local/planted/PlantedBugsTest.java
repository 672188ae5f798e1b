package io.wavegate.local.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The planted bugs fit the shipped sources and compile; one that does not is told by its name. */
class PlantedBugsTest {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final String CLASS_PATH = System.getProperty("java.class.path", "");
  private static final List<String> ASL =
      List.of(
          "Title: judges again at once",
          "--- a/statemachines/wave-gate.asl.json",
          "+++ b/statemachines/wave-gate.asl.json",
          "@@ -1,2 +1,2 @@",
          " {",
          "-  \"Comment\": \"%s\",",
          "+  \"Comment\": \"changed\",");

  static Stream<PlantedBug> bugs() throws IOException {
    return PlantedBugs.in(CHECKOUT).stream();
  }

  @Test
  void thereAreMoreThanTen() throws IOException {
    assertThat(PlantedBugs.in(CHECKOUT)).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void eachFitsTheShippedSourcesAndCompiles(PlantedBug bug, @TempDir Path folder) {
    BuildCopy copy = BuildCopy.of(CHECKOUT, bug, CLASS_PATH, folder);

    assertThat(copy.home().resolve("template.yaml")).exists();
    assertThat(folder.resolve("classes/io/wavegate"))
        .isDirectoryRecursivelyContaining("glob:**.class");
    assertThat(copy.classPath()).startsWith(folder.resolve("classes").toString());
  }

  @Test
  void aPatchOfAStateMachineChangesTheCopyAndNotTheCheckout(@TempDir Path folder)
      throws IOException {
    Path shipped = CHECKOUT.resolve("statemachines/wave-gate.asl.json");
    String before = Files.readString(shipped);
    String comment = before.lines().skip(1).findFirst().orElseThrow();
    List<String> lines =
        ASL.stream().map(line -> line.startsWith("-  ") ? "-" + comment : line).toList();

    BuildCopy copy = BuildCopy.of(CHECKOUT, PlantedBugs.read("asl", lines), CLASS_PATH, folder);

    assertThat(copy.home().resolve("statemachines/wave-gate.asl.json"))
        .content()
        .contains("\"Comment\": \"changed\"");
    assertThat(shipped).content().isEqualTo(before);
  }

  @Test
  void oneThatDoesNotFitAnyMoreIsTold(@TempDir Path folder) {
    assertThatThrownBy(
            () -> BuildCopy.of(CHECKOUT, PlantedBugs.read("asl", ASL), CLASS_PATH, folder))
        .isInstanceOf(PlantedBugException.class)
        .hasMessageStartingWith(
            "planted bug asl: does not fit statemachines/wave-gate.asl.json any more: ");
  }

  @Test
  void oneThatDoesNotCompileIsToldWithTheCompilersWords(@TempDir Path folder) {
    List<String> lines =
        List.of(
            "Title: broken",
            "--- a/functions/core/src/main/java/io/wavegate/core/port/Write.java",
            "+++ b/functions/core/src/main/java/io/wavegate/core/port/Write.java",
            "@@ -1,1 +1,1 @@",
            "-package io.wavegate.core.port;",
            "+package io.wavegate.core.port");
    assertThatThrownBy(
            () -> BuildCopy.of(CHECKOUT, PlantedBugs.read("broken", lines), CLASS_PATH, folder))
        .hasMessageStartingWith("planted bug broken: does not compile: ")
        .hasMessageContaining("';' expected");
  }

  @Test
  void oneThatLeavesTheCheckoutIsRefused(@TempDir Path folder) {
    List<String> lines =
        List.of(
            "Title: outside", "--- a/../outside.txt", "+++ b/../outside.txt", "@@ -1,1 +1,1 @@");
    assertThatThrownBy(
            () -> BuildCopy.of(CHECKOUT, PlantedBugs.read("outside", lines), CLASS_PATH, folder))
        .hasMessage("planted bug outside: there is no file \"../outside.txt\"");
  }

  @Test
  void oneWithoutATitleOrAChangeOrWithAWrongSeedIsRefused() {
    assertThatThrownBy(() -> PlantedBugs.read("x", List.of("Title: t")))
        .hasMessage("planted bug x: changes no file: no line begins with \"--- a/\"");
    assertThatThrownBy(() -> PlantedBugs.read("x", List.of("--- a/f", "+++ b/f")))
        .hasMessage("planted bug x: has no line \"Title: ...\"");
    assertThatThrownBy(
            () -> PlantedBugs.read("x", List.of("Title: t", "Seed: many", "--- a/f", "+++ b/f")))
        .hasMessage("planted bug x: its seed is no number, got \"many\"");
  }
}
