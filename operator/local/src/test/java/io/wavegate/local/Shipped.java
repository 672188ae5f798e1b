package io.wavegate.local;

import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.scenario.ScenarioReader;
import io.wavegate.local.scenario.ScenarioReader.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped application and its example, and copies of them that a test may spoil. */
public final class Shipped {
  /** The folder with the template. */
  public static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  private static final List<String> PARTS =
      List.of("template.yaml", "spoke.yaml", "statemachines", "examples");

  private Shipped() {}

  /** A bundled scenario by its file's name. */
  public static Scenario scenario(String name) {
    return read(HOME.resolve("examples/checkout/scenarios/" + name + ".yaml"));
  }

  /** The files of all bundled scenarios, by name. */
  public static List<Path> scenarios() {
    try (Stream<Path> files = Files.list(HOME.resolve("examples/checkout/scenarios"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A scenario that must be readable. */
  public static Scenario read(Path file) {
    try {
      return switch (ScenarioReader.read(file)) {
        case Result.Read read -> read.scenario();
        case Result.Rejected rejected -> throw new AssertionError(rejected.problems());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same scenario with another seed. */
  public static Scenario seeded(Scenario scenario, long seed) {
    return new Scenario(
        scenario.name(),
        scenario.policy(),
        scenario.policyText(),
        scenario.pipeline(),
        scenario.world(),
        scenario.start(),
        seed,
        scenario.isFirst(),
        scenario.release(),
        scenario.happenings(),
        scenario.expected());
  }

  /** A copy of everything in {@code folder}. */
  public static Path copyTo(Path folder) {
    for (String part : PARTS) {
      try (Stream<Path> files = Files.walk(HOME.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(HOME.relativize(file));
          Files.createDirectories(copy.resolveSibling("."));
          Files.copy(file, copy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  /** Replaces a text that must be there, once. */
  public static void replace(Path file, String text, String by) {
    try {
      String content = Files.readString(file);
      int at = content.indexOf(text);
      if (at < 0) {
        throw new AssertionError("not in " + file + ": " + text);
      }
      Files.writeString(
          file, content.substring(0, at) + by + content.substring(at + text.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where {@code text} begins in a file, as mistakes name it: the file's name, line and column. */
  public static String placeOf(Path file, String text) {
    try {
      String content = Files.readString(file);
      int at = content.indexOf(text);
      if (at < 0) {
        throw new AssertionError("not in " + file + ": " + text);
      }
      String before = content.substring(0, at);
      long line = before.lines().count() + (before.endsWith("\n") ? 1 : 0);
      int column = at - before.lastIndexOf('\n');
      return file.getFileName() + ":" + line + ":" + column + ":";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
