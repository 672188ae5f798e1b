package io.wavegate.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java source as the compiler parses it, without knowing what its names stand for.
 *
 * @param file the file
 * @param unit its tree
 * @param positions where the trees stand
 */
public record JavaSource(Path file, CompilationUnitTree unit, SourcePositions positions) {
  /** Parses a file. */
  public static JavaSource parse(Path file) {
    return parse(List.of(file)).getFirst();
  }

  /** Parses files, all at once, which is much faster than one after the other. */
  public static List<JavaSource> parse(List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var objects = files.getJavaFileObjectsFromPaths(sources);
      List<String> options = List.of("-proc:none");
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, options, null, objects);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<JavaSource> parsed = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(new JavaSource(Path.of(unit.getSourceFile().toUri()), unit, positions));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException("the sources cannot be read", e);
    }
  }

  /** Walks the whole file. */
  public void scan(TreeScanner<Void, Void> scanner) {
    scanner.scan(unit, null);
  }

  /** Where a tree stands, for people: {@code path:line}. */
  public String place(Tree tree) {
    long start = positions.getStartPosition(unit, tree);
    return Repository.name(file) + ":" + unit.getLineMap().getLineNumber(start);
  }
}
