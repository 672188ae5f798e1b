package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used is told in a sentence on the error output, before anything is played. */
class BadInputTest {
  private final Path folder;

  BadInputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static ListAssert<String> errors(Cli cli, Object... arguments) {
    Result result = cli.run(arguments);
    assertThat(result.code()).as("exit code").isEqualTo(2);
    assertThat(result.out()).as("output").isEmpty();
    return assertThat(result.errors());
  }

  private static ListAssert<String> errors(Object... arguments) {
    return errors(Cli.shipped(), arguments);
  }

  @Test
  void noCommand() {
    errors()
        .containsExactly(
            "a command is needed: rehearse, local, simulate, lint, rollback, tests, answer, hold, lift, approve, reject,"
                + " abort, extend, fix-forward, skip-window, reopen",
            "See: wavegate --help");
  }

  @Test
  void aCommandThatThereIsNot() {
    errors("rehears")
        .contains("See: wavegate --help")
        .anyMatch(line -> line.startsWith("Did you mean: wavegate rehearse"));
  }

  @Test
  void anOptionThatThereIsNot() {
    errors("rehearse", "--pce", "5m/s")
        .startsWith("Unknown option: '--pce'")
        .endsWith("See: wavegate rehearse --help");
  }

  @Test
  void anArgumentCannotSteerTheTerminal() {
    errors("rehearse", "--pace=\033[2J").containsExactly("--pace must be like 5m/s, got \"?[2J\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5m", "/s", "0s/s", "-5m/s", "5 m/s", "5m/h"})
  void aPaceThatIsNone(String pace) {
    errors("rehearse", "--pace=" + pace)
        .containsExactly("--pace must be like 5m/s, got \"" + pace + "\"");
  }

  @Test
  void aScenarioThatIsNotThere() {
    errors("rehearse", "none.yaml").containsExactly("there is no scenario file \"none.yaml\"");
  }

  @Test
  void aScenarioThatIsAFolder() {
    errors("rehearse", folder)
        .containsExactly("a scenario is a file, got the folder \"" + folder + "\"");
  }

  @Test
  void aScenarioThatIsAPipe() {
    errors("rehearse", "/dev/null").containsExactly("scenario file \"/dev/null\" cannot be read");
  }

  @Test
  void aFolderForTheReportThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "");

    errors("rehearse", "--out", file)
        .containsExactly("--out must be a folder, got \"" + file + "\": " + file + " is a file");
  }

  @Test
  void jsonIntoAFolderThatIsNotThere() {
    Path file = folder.resolve("none/outcomes.json");

    errors("rehearse", "--json=" + file)
        .containsExactly("--json must name a file in a folder that is there, got \"" + file + "\"");
  }

  @Test
  void jsonIntoAFolderItself() {
    errors("rehearse", "--json=" + folder)
        .containsExactly(
            "--json must name a file in a folder that is there, got \"" + folder + "\"");
  }

  @Test
  void jsonOverTheScenario() throws IOException {
    Path scenario = Cli.copyTo(folder).resolve(Cli.SCENARIOS).resolve("alarm-mid-bake.yaml");
    String before = Files.readString(scenario);

    errors("rehearse", "--json=" + scenario, scenario)
        .containsExactly("--json would overwrite the scenario \"" + scenario + "\"");

    assertThat(scenario).hasContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void aHomeWithoutATemplate(String home) {
    errors(new Cli(Path.of(home), Terminal.none()), "rehearse")
        .containsExactly(
            "start wavegate with its launcher: wavegate.home names no folder with a"
                + " template.yaml, got \""
                + home
                + "\"");
  }

  @Test
  void helpIsNoError() {
    Result result = Cli.shipped().run("rehearse", "--help");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Usage: wavegate rehearse", "--pace=TIME/s", "--json[=FILE]", "Exit codes:");
    assertThat(Cli.shipped().run("--help").out()).contains("Usage: wavegate", "rehearse");
    assertThat(Cli.shipped().run("--version").out()).startsWith("wavegate ");
  }
}
