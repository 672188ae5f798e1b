package io.wavegate.local.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wavegate.local.scenario.ExampleReader;
import io.wavegate.local.scenario.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the course of a run depends on beside its calls: the same parts give the same run. Our own
 * classes count by their content, libraries by their names, which hold their versions.
 */
final class MadeOf {
  private static final String BUILD = "the build of wavegate";
  private static final String OURS = "wavegate-";

  private MadeOf() {}

  /**
   * Digests, by name.
   *
   * @param home the folder with the shipped templates
   * @param example the folder with policy, pipeline and world
   */
  static SequencedMap<String, String> of(Path home, Path example) throws IOException {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    parts.put(BUILD, build(System.getProperty("java.class.path", "")));
    parts.put("template.yaml", file(home.resolve("template.yaml")));
    parts.put("spoke.yaml", file(home.resolve("spoke.yaml")));
    for (Path machine : sorted(home.resolve("statemachines"))) {
      parts.put("statemachines/" + machine.getFileName(), file(machine));
    }
    for (String name : ExampleReader.FILES) {
      parts.put(name, file(example.resolve(name)));
    }
    for (World.Calendar calendar : ExampleReader.calendars(example)) {
      parts.put(calendar.file(), hex(digest(calendar.text().getBytes(UTF_8))));
    }
    return parts;
  }

  /** The parts that differ. */
  static List<String> differing(
      SequencedMap<String, String> before, SequencedMap<String, String> now) {
    SequencedMap<String, String> all = new LinkedHashMap<>(before);
    all.putAll(now);
    return all.keySet().stream()
        .filter(
            part ->
                !Optional.ofNullable(before.get(part)).equals(Optional.ofNullable(now.get(part))))
        .toList();
  }

  private static String build(String classPath) throws IOException {
    TreeMap<String, String> entries = new TreeMap<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      Path path = Path.of(entry);
      String name = String.valueOf(path.getFileName());
      if (Files.isDirectory(path)) {
        entries.merge(name, folder(path), String::concat);
      } else if (name.startsWith(OURS)) {
        entries.put(name, file(path));
      } else {
        entries.put(name, "");
      }
    }
    return hex(digest(entries.toString().getBytes(UTF_8)));
  }

  private static String folder(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : sorted(folder)) {
      all.append(folder.relativize(file)).append('=').append(file(file)).append(';');
    }
    return all.toString();
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String file(Path path) throws IOException {
    return hex(digest(Files.readAllBytes(path)));
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
