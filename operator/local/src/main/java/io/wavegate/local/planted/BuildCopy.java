package io.wavegate.local.planted;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.PatchFailedException;
import io.wavegate.local.planted.PlantedBug.FileChange;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A copy of the shipped application with one bug in it: the changed classes stand before the
 * shipped ones on the class path, the state machines and the template in a folder of their own. The
 * checkout itself is never touched.
 */
public final class BuildCopy {
  /** What a run reads of the checkout. */
  private static final List<String> SHIPPED =
      List.of("template.yaml", "spoke.yaml", "statemachines", "examples");

  private static final String MAIN = "src/main/java/";

  private final Path classes;
  private final Path home;
  private final String classPath;

  private BuildCopy(Path folder, String classPath) {
    this.classes = folder.resolve("classes");
    this.home = folder.resolve("home");
    this.classPath = classPath;
  }

  /**
   * Plants a bug.
   *
   * @param checkout the checkout with the sources
   * @param classPath the class path of the shipped code
   * @param folder an empty folder to make the copy in
   * @throws PlantedBugException if it does not fit or does not compile
   */
  public static BuildCopy of(Path checkout, PlantedBug bug, String classPath, Path folder) {
    BuildCopy copy = new BuildCopy(folder, classPath);
    try {
      Files.createDirectories(copy.classes);
      Files.createDirectories(copy.home);
      for (String shipped : SHIPPED) {
        copyTree(checkout.resolve(shipped), copy.home.resolve(shipped));
      }
      List<Path> sources = new ArrayList<>();
      for (FileChange change : bug.changes()) {
        copy.plant(checkout, folder, bug, change, sources);
      }
      copy.compile(bug, sources);
      return copy;
    } catch (IOException e) {
      throw new PlantedBugException(bug.name(), "no copy could be made: " + e.getMessage(), e);
    }
  }

  private void plant(
      Path checkout, Path folder, PlantedBug bug, FileChange change, List<Path> sources)
      throws IOException {
    Path shipped = checkout.resolve(change.path()).normalize();
    if (!shipped.startsWith(checkout.normalize()) || !Files.isRegularFile(shipped)) {
      throw new PlantedBugException(bug.name(), "there is no file \"" + change.path() + "\"");
    }
    List<String> lines = patched(bug, change, Files.readAllLines(shipped));
    int main = change.path().indexOf(MAIN);
    Path target =
        main < 0
            ? home.resolve(change.path())
            : folder.resolve("sources").resolve(change.path().substring(main + MAIN.length()));
    Files.createDirectories(target.resolveSibling("."));
    Files.write(target, lines, StandardCharsets.UTF_8);
    if (main >= 0) {
      sources.add(target);
    }
  }

  private static List<String> patched(PlantedBug bug, FileChange change, List<String> lines) {
    try {
      return DiffUtils.patch(lines, change.patch());
    } catch (PatchFailedException e) {
      throw new PlantedBugException(
          bug.name(), "does not fit " + change.path() + " any more: " + e.getMessage(), e);
    }
  }

  private void compile(PlantedBug bug, List<Path> sources) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new PlantedBugException(bug.name(), "this Java has no compiler; a JDK is needed");
    }
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", "-nowarn");
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new PlantedBugException(bug.name(), "does not compile: " + said.toString().strip());
      }
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The folder with the template and the state machines. */
  public Path home() {
    return home;
  }

  /** The class path on which the changed classes come first. */
  public String classPath() {
    return classes + File.pathSeparator + classPath;
  }
}
