package io.wavegate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where JSON goes. */
sealed interface Target {
  /** Nowhere: none was asked for. */
  record Nowhere() implements Target {}

  /** The output, which then holds nothing else. */
  record Output() implements Target {}

  /** A file. */
  record File(Path path) implements Target {}

  /**
   * What {@code --json} names.
   *
   * @param option empty for nowhere, {@code -} for the output, else a file's path
   * @param inputs files that are read, which it must not overwrite
   * @throws BadInputException if it cannot be a file to write
   */
  static Target of(String option, List<Path> inputs) {
    return switch (option) {
      case "" -> new Nowhere();
      case "-" -> new Output();
      default -> file(option, inputs);
    };
  }

  private static Target file(String option, List<Path> inputs) {
    try {
      Path path = Path.of(option);
      Path folder = path.toAbsolutePath().normalize().resolveSibling(".").normalize();
      if (!Files.isDirectory(folder) || Files.isDirectory(path)) {
        throw new BadInputException(
            "--json must name a file in a folder that is there, got \"" + option + "\"");
      }
      for (Path input : inputs) {
        if (Files.exists(path) && Files.isSameFile(path, input)) {
          throw new BadInputException("--json would overwrite the scenario \"" + option + "\"");
        }
      }
      return new File(path);
    } catch (InvalidPathException | IOException e) {
      throw new BadInputException("--json must name a file, got \"" + option + "\"");
    }
  }

  /**
   * Writes it there.
   *
   * @throws BadInputException if that is not possible
   */
  default void write(String json, PrintWriter out) {
    switch (this) {
      case Nowhere nowhere -> {}
      case Output output -> out.println(json);
      case File file -> {
        try {
          Files.writeString(file.path(), json + "\n");
        } catch (IOException e) {
          throw unwritable("--json", file.path(), e);
        }
      }
    }
  }

  /** That something cannot be written, and why. */
  static BadInputException unwritable(String option, Path path, IOException why) {
    return new BadInputException(
        option + " \"" + path + "\" cannot be written: " + why.getClass().getSimpleName());
  }
}
