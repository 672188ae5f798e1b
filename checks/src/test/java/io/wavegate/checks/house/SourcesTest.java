package io.wavegate.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.wavegate.checks.JavaSource;
import io.wavegate.checks.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules that byte code does not show. */
final class SourcesTest {
  private static final int LONGEST_FILE = 300;

  /** Longer files, each with the reason. */
  private static final Set<String> LONGER = Set.of();

  /** Switches over types that others may add to, so that they need a default. */
  private static final Map<String, String> OPEN =
      Map.of(
          "board/Visible.java", "Unicode's categories are numbers",
          "codec/json/Encoder.java", "any object may come",
          "codec/yaml/NodeBuilder.java", "the parser's events are the library's",
          "engine/query/Explanation.java", "any exception may come out of the library",
          "engine/query/Json.java", "any object may come",
          "local/simulate/run/Moments.java", "an event's words may be any",
          "local/template/CloudFormationYaml.java", "the parser's nodes are the library's",
          "standins/ssm/ChangeCalendar.java", "the library's times may be of any kind");

  private static String shortName(Path file) {
    return Repository.name(file).replaceAll(".*/io/wavegate/", "");
  }

  @Test
  void noFileIsLong() {
    Set<String> longer = new TreeSet<>();
    for (Path file : Repository.mainSources()) {
      if (Repository.text(file).lines().count() >= LONGEST_FILE) {
        longer.add(shortName(file));
      }
    }
    assertThat(longer).isEqualTo(LONGER);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIs() {
    Set<Path> packages = new TreeSet<>();
    Repository.mainSources().forEach(file -> packages.add(file.getParent()));
    assertThat(packages).hasSizeGreaterThan(20);
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      assertThat(Files.exists(info)).as("%s exists", Repository.name(info)).isTrue();
      assertThat(Repository.text(info))
          .as(Repository.name(info))
          .containsPattern("(?s)^/\\*\\*.+\\.\\s*\\*/\\s+@NullMarked\\s+package io\\.wavegate");
    }
  }

  /** A new variant or constant must break the build, which a default would hide. */
  @Test
  void aSwitchHasADefaultOnlyOverWhatIsOpen() {
    Map<String, List<String>> found = new TreeMap<>();
    for (JavaSource source : JavaSource.parse(Repository.mainSources())) {
      List<String> closed = closedWithDefault(source);
      if (!closed.isEmpty()) {
        found.put(shortName(source.file()), closed);
      }
    }
    assertThat(found.keySet()).as("%s", found).containsExactlyInAnyOrderElementsOf(OPEN.keySet());
  }

  private static List<String> closedWithDefault(JavaSource source) {
    List<String> found = new ArrayList<>();
    source.scan(
        new TreeScanner<>() {
          @Override
          public Void visitSwitch(SwitchTree tree, Void nothing) {
            look(tree, tree.getCases());
            return super.visitSwitch(tree, null);
          }

          @Override
          public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
            look(tree, tree.getCases());
            return super.visitSwitchExpression(tree, null);
          }

          private void look(Tree tree, List<? extends CaseTree> cases) {
            boolean hasDefault =
                cases.stream()
                    .flatMap(c -> c.getLabels().stream())
                    .anyMatch(DefaultCaseLabelTree.class::isInstance);
            if (hasDefault && !isOverLiterals(cases)) {
              found.add(source.place(tree));
            }
          }
        });
    return found;
  }

  /** Whether all labels but the default are texts, characters or numbers. */
  private static boolean isOverLiterals(List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(branch -> branch.getLabels().stream())
        .filter(label -> !(label instanceof DefaultCaseLabelTree))
        .allMatch(
            label ->
                label instanceof ConstantCaseLabelTree constant
                    && constant.getConstantExpression() instanceof LiteralTree);
  }
}
