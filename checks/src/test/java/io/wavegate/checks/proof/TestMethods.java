package io.wavegate.checks.proof;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;
import io.wavegate.checks.JavaSource;
import io.wavegate.checks.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every method of every module that JUnit runs, by {@code Class.method}. */
final class TestMethods {
  private static final Set<String> RUN = Set.of("Test", "ParameterizedTest", "TestFactory");
  private static final String NOT_RUN = "Disabled";

  private final Map<String, List<Path>> files = new TreeMap<>();

  private TestMethods() {}

  /** Reads the sources of all tests. */
  static TestMethods read() {
    TestMethods methods = new TestMethods();
    List<Path> sources =
        Repository.files(Repository.root()).stream()
            .filter(file -> Repository.name(file).contains("src/test/java/"))
            .filter(file -> Repository.name(file).endsWith(".java"))
            .toList();
    JavaSource.parse(sources).forEach(methods::add);
    return methods;
  }

  private void add(JavaSource source) {
    source.scan(
        new TreeScanner<>() {
          @Override
          public Void visitClass(ClassTree type, Void nothing) {
            if (!has(type.getModifiers(), Set.of(NOT_RUN))) {
              type.getMembers().stream()
                  .flatMap(m -> m instanceof MethodTree method ? Stream.of(method) : Stream.empty())
                  .filter(TestMethods::isRun)
                  .forEach(method -> add(type.getSimpleName() + "." + method.getName(), source));
            }
            return super.visitClass(type, null);
          }
        });
  }

  private static boolean isRun(MethodTree method) {
    return has(method.getModifiers(), RUN) && !has(method.getModifiers(), Set.of(NOT_RUN));
  }

  private static boolean has(ModifiersTree modifiers, Set<String> names) {
    return modifiers.getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .anyMatch(type -> names.contains(type.toString()));
  }

  private void add(String method, JavaSource source) {
    files.computeIfAbsent(method, m -> new ArrayList<>()).add(source.file());
  }

  /** Where the method is, if just one class has it. */
  Optional<Path> file(String method) {
    List<Path> found = files.getOrDefault(method, List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** All of them. */
  Set<String> all() {
    return files.keySet();
  }
}
