package io.wavegate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands as a person does, without a process of their own. */
record Cli(Path home, Terminal terminal) {
  static final Path SHIPPED = Path.of("../..").toAbsolutePath().normalize();
  static final Path SCENARIOS = Path.of("examples/checkout/scenarios");

  /**
   * What came of a command.
   *
   * @param pauses the real time that a person would have waited, each
   */
  record Result(int code, String out, String err, List<Duration> pauses) {
    List<String> errors() {
      return err.lines().toList();
    }
  }

  /** In a pipe, with what is shipped. */
  static Cli shipped() {
    return new Cli(SHIPPED, Terminal.none());
  }

  /** On a screen with that many rows. */
  static Cli onScreen(int rows) {
    return new Cli(SHIPPED, new Terminal(true, false, () -> new Terminal.Size(rows, 100)));
  }

  Result run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<Duration> pauses = new ArrayList<>();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            terminal,
            pauses::add,
            home.toString());
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.execute(surroundings, words);
    return new Result(code, out.toString(), err.toString(), pauses);
  }

  static Path scenario(String name) {
    return SHIPPED.resolve(SCENARIOS).resolve(name + ".yaml");
  }

  /** A copy of what is shipped, to be spoilt. */
  static Path copyTo(Path folder) {
    for (String part : List.of("template.yaml", "spoke.yaml", "statemachines", "examples")) {
      try (Stream<Path> files = Files.walk(SHIPPED.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(SHIPPED.relativize(file));
          Files.createDirectories(copy.resolveSibling("."));
          Files.copy(file, copy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  static void replace(Path file, String text, String by) throws IOException {
    String content = Files.readString(file);
    if (!content.contains(text)) {
      throw new AssertionError("not in " + file + ": " + text);
    }
    Files.writeString(file, content.replace(text, by));
  }
}
