package io.wavegate.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder with the shipped template, state machines and examples.
 *
 * @param path the folder
 */
record Home(Path path) {
  /**
   * The folder that the launcher names.
   *
   * @throws BadInputException if it names none, or one without a template
   */
  static Home of(String named) {
    Path path = Path.of(named);
    if (named.isEmpty() || !Files.isRegularFile(path.resolve("template.yaml"))) {
      throw new BadInputException(
          "start wavegate with its launcher: wavegate.home names no folder with a template.yaml,"
              + " got \""
              + named
              + "\"");
    }
    return new Home(path);
  }
}
