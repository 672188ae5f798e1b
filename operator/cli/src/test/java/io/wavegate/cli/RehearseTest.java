package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseTest {
  private final Path folder;

  RehearseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path spoilt(String text, String by) throws IOException {
    Path scenario =
        Cli.copyTo(folder.resolve("home")).resolve(Cli.SCENARIOS).resolve("alarm-mid-bake.yaml");
    Cli.replace(scenario, text, by);
    return scenario;
  }

  @Test
  void playsTheBundledScenariosAndWritesAReport() throws IOException {
    Path out = folder.resolve("a/b");

    Result result = Cli.shipped().run("rehearse", "--out", out);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("== all green ==", "== alarm mid-bake ==")
        .containsPattern("\\+2h 3m +10:08:02Z +one-region +ROLL BACK +checkout-aggregate went to")
        .contains("As expected in 16h 34m of virtual time", "As expected in 2h 15m of virtual time")
        .endsWith(
            "Report: "
                + out.resolve("report.html")
                + "\nTimeline: "
                + out.resolve("timeline.json")
                + "\n")
        .doesNotContain("\033");
    assertThat(out.resolve("report.html")).content().contains("alarm mid-bake", "</html>");
    assertThat(out.resolve("timeline.json")).content().startsWith("[").contains("GATE_OPENED");
    assertThat(result.pauses()).isEmpty();
  }

  @Test
  void showsTheDifferenceAndExitsWithNineIfSomethingComesOutOtherwise() throws IOException {
    Path scenario = spoilt("verdict: ROLL_BACK", "verdict: HALT");

    Result result = Cli.shipped().run("rehearse", scenario, "--out", folder);

    assertThat(result.code()).isEqualTo(9);
    assertThat(result.out())
        .containsPattern(
            "NOT as expected in 2h 15m of virtual time:\n  gates: expected \\[.*one-region promotion"
                + " HALT], got \\[.*one-region promotion ROLL_BACK]\n")
        .endsWith("NOT as expected: alarm mid-bake\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void tellsEveryMistakeOfEveryFileOnALineOfItsOwnAndPlaysNone() throws IOException {
    Path scenario = spoilt("state: ALARM", "state: FIRING");
    Cli.replace(scenario, "seed: 2", "sead: 2");

    Result result =
        Cli.shipped()
            .run("rehearse", Cli.scenario("all-green"), scenario, folder.resolve("none.yaml"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errors())
        .containsExactly(
            scenario + ":7:1: unknown key \"sead\", did you mean \"seed\"?",
            scenario + ":12:12: state must be OK, ALARM or INSUFFICIENT_DATA, got FIRING",
            "there is no scenario file \"" + folder.resolve("none.yaml") + "\"");
  }

  @Test
  void aWorldThatCannotBeBuiltIsBadInputInOneSentence() throws IOException {
    Path world = Cli.copyTo(folder.resolve("home")).resolve("examples/checkout/world.yaml");
    Cli.replace(world, "OR ALARM(\"checkout-latency\")", "XOR x");

    Result result =
        Cli.shipped()
            .run(
                "rehearse",
                world.resolveSibling("scenarios/all-green.yaml"),
                "--json",
                "--out",
                folder);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith("\"all green\" cannot be played: PutCompositeAlarm of the world was refused");
  }

  @Test
  void aShippedDefinitionThatIsSpoiltIsSaidInOneSentence() throws IOException {
    Path home = Cli.copyTo(folder.resolve("home"));
    Cli.replace(home.resolve("template.yaml"), "SettleFunctionArn:", "SettledFunctionArn:");

    Result result = new Cli(home, Terminal.none()).run("rehearse", "--json", "--out", folder);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .containsExactly(
            "\"all green\" cannot be played: wave-gate.asl.json: the template has no substitution"
                + " for ${SettleFunctionArn}");
  }

  @Test
  void whatAScenarioSaysCannotSteerTheTerminal() throws IOException {
    Path scenario = spoilt("reason: [checkout-aggregate went", "reason: [\"\\e[2Jgone\", went");

    Result result = Cli.shipped().run("rehearse", scenario, "--out", folder);

    assertThat(result.code()).isEqualTo(9);
    assertThat(result.out()).contains("expected \"?[2Jgone\" in its reason").doesNotContain("\033");
  }

  @Test
  void needsNoFolderToBeThereForItsReport() {
    Path out = folder.resolve("new");

    Result result = Cli.shipped().run("rehearse", "--out", out, Cli.scenario("alarm-mid-bake"));

    assertThat(result.code()).isZero();
    assertThat(Files.isRegularFile(out.resolve("report.html"))).isTrue();
  }
}
