package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executions finish on the definition they began with (L6), a gate up to 60 days later, while the
 * functions may be newer: every version that was ever shipped is played with the present handlers.
 */
class KeptDefinitionsTest {
  private static final Path KEPT =
      Shipped.HOME.resolve("operator/local/src/test/resources/io/wavegate/local/statemachines");
  private static final List<String> MACHINES = List.of("wave-gate.asl.json", "rollback.asl.json");

  /** One for each way that a definition can take. */
  private static final List<String> STORIES =
      List.of(
          "all-green",
          "alarm-mid-bake",
          "alarm-after-the-last-wave",
          "asked-and-approved",
          "asked-in-vain",
          "cloudwatch-down-for-an-hour",
          "deploy-action-fails-halfway",
          "ecs-deployed-again",
          "gate-machine-stopped",
          "hold-and-lift",
          "little-traffic",
          "newer-release-steps-in-front",
          "observed-alarm",
          "person-approves",
          "person-rejects",
          "rollback-answer-lost",
          "rollback-denied",
          "rollback-fails",
          "rollback-machine-stopped",
          "rollback-of-the-release",
          "site-down",
          "table-down-while-the-alarm-fires",
          "test-fails",
          "test-hangs",
          "window-closed-over-a-weekend");

  private static List<Path> versions() {
    try (Stream<Path> folders = Files.list(KEPT)) {
      return folders
          .sorted(Comparator.comparing(folder -> Integer.valueOf(folder.getFileName().toString())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theNewestThatIsKeptIsTheOneThatIsShipped() throws IOException {
    for (String machine : MACHINES) {
      assertThat(Files.readString(versions().getLast().resolve(machine)))
          .as("%s was changed: keep it as the next version in %s", machine, KEPT.getFileName())
          .isEqualTo(Files.readString(Shipped.HOME.resolve("statemachines").resolve(machine)));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyVersionGoesThroughEveryStory(@TempDir Path home) {
    return versions().stream()
        .flatMap(
            version -> {
              Path installed = installed(home, version);
              return STORIES.stream()
                  .map(
                      story ->
                          DynamicTest.dynamicTest(
                              version.getFileName() + ": " + story,
                              () -> assertThat(differences(installed, story)).isEmpty()));
            });
  }

  /** What is shipped, with the state machines of that version. */
  private static Path installed(Path home, Path version) {
    try {
      Path folder = Files.createDirectory(home.resolve(version.getFileName().toString()));
      Path machines = Files.createDirectory(folder.resolve("statemachines"));
      for (String template : List.of("template.yaml", "spoke.yaml")) {
        Files.copy(Shipped.HOME.resolve(template), folder.resolve(template));
      }
      for (String machine : MACHINES) {
        Files.copy(version.resolve(machine), machines.resolve(machine));
      }
      // Nobody goes on with the earlier definition of a machine whose caller waits for its end.
      for (String machine : List.of("lever-look.asl.json", "lever-pull.asl.json")) {
        Files.copy(
            Shipped.HOME.resolve("statemachines").resolve(machine), machines.resolve(machine));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> differences(Path home, String story) {
    Path file = Shipped.HOME.resolve("examples/checkout/scenarios/" + story + ".yaml");
    return new Rehearsal(home, Rehearsal.Watcher.NONE)
        .play(Shipped.read(file), cloud -> {})
        .differences();
  }
}
