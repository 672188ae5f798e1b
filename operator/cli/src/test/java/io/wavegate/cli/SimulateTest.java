package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated releases: what is said of them, and how a broken application shows. */
class SimulateTest {
  private final Path folder;

  SimulateTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFewSchedulesBreakNothing() {
    Result result = Cli.shipped().run("simulate", "--schedules", 4, "--seed", 3);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("schedules   4, seeds 3 to 6")
        .contains("violations  0")
        .contains("promoted, at least 99 in 100 wanted");
  }

  @Test
  void theSameAsJson() throws IOException {
    Result result = Cli.shipped().run("simulate", "--schedules", 4, "--seed", 3, "--json");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("schedules").asInt()).isEqualTo(4);
    assertThat(json.path("seed").asLong()).isEqualTo(3);
    assertThat(json.path("violations").isEmpty()).isTrue();
    assertThat(json.at("/healthy/runs").asInt()).isEqualTo(json.at("/healthy/promoted").asInt());
    Result again = Cli.shipped().run("simulate", "--schedules", 4, "--seed", 3, "--json");
    assertThat(again.out()).as("the same seeds give the same").isEqualTo(result.out());
  }

  @Test
  void aTraceTellsEverything() {
    Result result = Cli.shipped().run("simulate", "--schedules", 1, "--seed", 3, "--trace");
    assertThat(result.out()).contains(" invoked: ").contains(" calls GetPipelineState ");
  }

  /** Safety is not bought by never promoting. */
  @Test
  void anApplicationThatNeverPromotesIsNotGood() throws IOException {
    Path home = Cli.copyTo(folder);
    Cli.replace(
        home.resolve("statemachines/wave-gate.asl.json"),
        "$states.input.next = 'WATCH'",
        "$states.input.next = 'NEVER'");
    Result result = new Cli(home, Terminal.none()).run("simulate", "--schedules", 20);
    assertThat(result.code()).isEqualTo(9);
    assertThat(result.out()).contains("healthy     0 of").contains("not promoted: seeds");
  }

  @Test
  void boundariesAreNumbered() {
    Result result = Cli.shipped().run("simulate", "--boundaries", "--seed", 2, "--schedules", 2);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("schedules   2, numbers 2 to 3");
  }

  @Test
  void numbersThatCannotBe() {
    Result result = Cli.shipped().run("simulate", "--schedules", 0);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).containsExactly("--schedules must be 1 to 10000000, got 0");
    assertThat(Cli.shipped().run("simulate", "--schedules", "many").code()).isEqualTo(2);
    assertThat(Cli.shipped().run("simulate", "--json=" + folder).code()).isEqualTo(2);
  }
}
