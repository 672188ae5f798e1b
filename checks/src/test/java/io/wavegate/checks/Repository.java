package io.wavegate.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checkout that the tests run in. */
public final class Repository {
  /** What .gitignore leaves out, and git's own folder. */
  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", "wavegate-out", ".idea", ".wavegate");

  private static final Path ROOT = found();

  private Repository() {}

  /** The folder that holds {@code template.yaml}. */
  public static Path root() {
    return ROOT;
  }

  /** A file or folder, by its path from the root. */
  public static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  /** The path from the root, with slashes. */
  public static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  /** The text of a file, by its path from the root. */
  public static String text(String relative) {
    return text(path(relative));
  }

  /** The text of a file. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** All files below a folder, in the order of their names, without what is built. */
  public static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return NOT_OURS.contains(dir.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              // In a worktree .git is a file.
              if (!name.endsWith(".iml") && !NOT_OURS.contains(name)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
    return files.stream().sorted().toList();
  }

  /** The Java sources that are shipped, of every module. */
  public static List<Path> mainSources() {
    return files(ROOT).stream()
        .filter(file -> name(file).contains("src/main/java/") && name(file).endsWith(".java"))
        .toList();
  }

  private static Path found() {
    Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (folder != null) {
      if (Files.exists(folder.resolve("template.yaml"))
          && Files.exists(folder.resolve("pom.xml"))) {
        return folder;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " is ours");
  }
}
