package io.wavegate.cli;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads scenario files; every mistake of every file is told at once. */
final class Scenarios {
  private final List<Scenario> read = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  private Scenarios() {}

  /**
   * @throws BadInputException if one of them cannot be played; one line for each mistake
   */
  static List<Scenario> read(List<Path> files) {
    Scenarios scenarios = new Scenarios();
    files.forEach(scenarios::add);
    if (!scenarios.mistakes.isEmpty()) {
      throw new BadInputException(String.join("\n", scenarios.mistakes));
    }
    return scenarios.read;
  }

  private void add(Path file) {
    if (Files.isDirectory(file)) {
      mistakes.add("a scenario is a file, got the folder \"" + file + "\"");
    } else if (!Files.exists(file)) {
      mistakes.add("there is no scenario file \"" + file + "\"");
    } else if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      mistakes.add("scenario file \"" + file + "\" cannot be read");
    } else {
      parse(file);
    }
  }

  private void parse(Path file) {
    try {
      switch (ScenarioReader.read(file)) {
        case ScenarioReader.Result.Read result -> read.add(result.scenario());
        case ScenarioReader.Result.Rejected rejected ->
            rejected.problems().stream().map(Problem::said).forEach(mistakes::add);
      }
    } catch (IOException e) {
      mistakes.add("scenario file \"" + file + "\" cannot be read: " + e.getMessage());
    }
  }
}
