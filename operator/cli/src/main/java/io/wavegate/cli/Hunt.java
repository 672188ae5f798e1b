package io.wavegate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.local.planted.BuildCopy;
import io.wavegate.local.planted.PlantedBug;
import io.wavegate.local.planted.PlantedBugException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for a planted bug: simulates in a process of its own, whose class path begins with the bug,
 * and stops at the first rule that is broken. What finds it is the checker alone.
 */
final class Hunt {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;
  private final String classPath;

  Hunt(Home home) {
    this.home = home;
    this.classPath = System.getProperty("java.class.path", "");
  }

  /** How a hunt ended. */
  sealed interface Ended {
    /**
     * A rule was seen to be broken.
     *
     * @param seed the schedule that shows it
     * @param rule the rule
     * @param what what was wrong, for people
     * @param after how many schedules were played
     */
    record Found(long seed, String rule, String what, int after) implements Ended {}

    /**
     * No rule was broken.
     *
     * @param after how many schedules were played
     */
    record Missed(int after) implements Ended {}
  }

  /**
   * Hunts.
   *
   * @param seed the first schedule
   * @param schedules how many are played at most
   * @throws PlantedBugException if the bug does not fit the sources
   * @throws BadInputException if its simulation fails
   */
  Ended hunt(PlantedBug bug, long seed, int schedules) {
    try {
      Path folder = Files.createTempDirectory("wavegate-planted");
      try {
        BuildCopy copy = BuildCopy.of(home.path(), bug, classPath, folder);
        return ended(bug, run(bug, command(copy, seed, schedules), folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new BadInputException("planted bug " + bug.name() + ": " + e.getMessage());
    }
  }

  private static List<String> command(BuildCopy copy, long seed, int schedules) {
    return List.of(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dwavegate.home=" + copy.home(),
        "-cp",
        copy.classPath(),
        Main.class.getName(),
        "simulate",
        "--first",
        "--json",
        "--seed",
        Long.toString(seed),
        "--schedules",
        Integer.toString(schedules));
  }

  private static JsonNode run(PlantedBug bug, List<String> command, Path folder)
      throws IOException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    // Who ends a search must not leave its simulation behind.
    Thread end = Thread.ofPlatform().unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      int code = process.waitFor();
      if (code != ExitCode.DONE.code() && code != ExitCode.NOT_AS_EXPECTED.code()) {
        throw new BadInputException(
            "planted bug "
                + bug.name()
                + ": its simulation ended with "
                + code
                + ": "
                + Files.readString(err, StandardCharsets.UTF_8).lines().findFirst().orElse(""));
      }
      return JSON.readTree(out.toFile());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInputException("planted bug " + bug.name() + ": the hunt was interrupted");
    } finally {
      process.destroy();
      forget(end);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending at this moment, and runs the hook.
    }
  }

  private static Ended ended(PlantedBug bug, JsonNode report) {
    JsonNode first = report.path("violations").path(0);
    int played = report.path("schedules").asInt(-1);
    if (played < 0) {
      throw new BadInputException(
          "planted bug " + bug.name() + ": its simulation said nothing that is understood");
    }
    return first.isMissingNode()
        ? new Ended.Missed(played)
        : new Ended.Found(
            first.path("seed").asLong(),
            first.path("rule").asText(),
            first.path("what").asText(),
            played);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
