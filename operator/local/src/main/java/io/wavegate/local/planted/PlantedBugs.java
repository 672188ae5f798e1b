package io.wavegate.local.planted;

import com.github.difflib.UnifiedDiffUtils;
import io.wavegate.local.planted.PlantedBug.FileChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads the planted bugs of a checkout: unified diffs, each with a few {@code Key: value} lines
 * before its first file.
 */
public final class PlantedBugs {
  private static final String FOLDER = "operator/local/planted";
  private static final String ENDING = ".patch";
  private static final String FROM = "--- a/";
  private static final String TITLE = "Title: ";
  private static final String SEED = "Seed: ";

  private PlantedBugs() {}

  /**
   * All of them, by name.
   *
   * @param home the checkout
   * @throws PlantedBugException if one cannot be read
   * @throws IOException if the folder cannot be read
   */
  public static List<PlantedBug> in(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(FOLDER))) {
      List<Path> patches = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
      List<PlantedBug> bugs = new ArrayList<>();
      for (Path patch : patches) {
        String file = String.valueOf(patch.getFileName());
        bugs.add(
            read(file.substring(0, file.length() - ENDING.length()), Files.readAllLines(patch)));
      }
      return bugs;
    }
  }

  /**
   * @param name what it is called
   * @param lines the patch file
   */
  static PlantedBug read(String name, List<String> lines) {
    List<Integer> begins = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FROM)) {
        begins.add(i);
      }
    }
    if (begins.isEmpty()) {
      throw new PlantedBugException(name, "changes no file: no line begins with \"" + FROM + "\"");
    }
    List<String> head = lines.subList(0, begins.getFirst());
    String title =
        value(head, TITLE)
            .orElseThrow(() -> new PlantedBugException(name, "has no line \"" + TITLE + "...\""));
    List<FileChange> changes = new ArrayList<>();
    for (int i = 0; i < begins.size(); i++) {
      int end = i + 1 < begins.size() ? begins.get(i + 1) : lines.size();
      List<String> part = lines.subList(begins.get(i), end);
      String path = part.getFirst().substring(FROM.length());
      changes.add(new FileChange(path, UnifiedDiffUtils.parseUnifiedDiff(part)));
    }
    return new PlantedBug(name, title, seed(name, head), changes);
  }

  private static OptionalLong seed(String name, List<String> head) {
    Optional<String> text = value(head, SEED);
    try {
      return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      throw new PlantedBugException(name, "its seed is no number, got \"" + text.get() + "\"", e);
    }
  }

  private static Optional<String> value(List<String> head, String key) {
    return head.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst();
  }
}
