package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavegate.checks.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING says of rooms, files and classes is so. */
final class ContributingTest {
  private static final String CONTRIBUTING = "CONTRIBUTING.md";
  private static final Pattern ROOM = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+(\\.[A-Z]\\w+)?)`");

  @BeforeEach
  void isWritten() {
    assumeTrue(Files.exists(Repository.path(CONTRIBUTING)), "CONTRIBUTING.md is not written yet");
  }

  /** The rows of the first table, which is the map of rooms. */
  private static List<String> rooms() {
    String text = Repository.text(CONTRIBUTING);
    int begin = text.indexOf("## The map of rooms");
    assertThat(begin).as("the map of rooms").isNotNegative();
    String map = text.substring(begin, text.indexOf("\n## ", begin + 1));
    return ROOM.matcher(map).results().map(row -> row.group(1)).toList();
  }

  @Test
  void everyModuleIsOnTheMap() {
    assertThat(Poms.modules()).hasSizeGreaterThan(5);
    assertThat(rooms()).containsAll(Poms.modules());
  }

  @Test
  void everyRoomOnTheMapIsThere() {
    assertThat(rooms()).allMatch(room -> Files.isDirectory(Repository.path(room)));
  }

  @Test
  void everyFileThatIsNamedIsThere() {
    assertThat(NamedFiles.named(CONTRIBUTING)).hasSizeGreaterThan(10);
    assertThat(NamedFiles.missing(CONTRIBUTING)).isEmpty();
  }

  @Test
  void everyClassThatIsNamedIsThere() {
    StringBuilder sources = new StringBuilder();
    for (Path file : Repository.files(Repository.root())) {
      if (file.toString().endsWith(".java")) {
        sources.append(Repository.text(file)).append('\n');
      }
    }
    Set<String> missing = new TreeSet<>();
    TYPE.matcher(Repository.text(CONTRIBUTING))
        .results()
        .flatMap(type -> List.of(type.group(1).split("\\.", -1)).stream())
        .filter(type -> !isDeclared(type, sources))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  private static boolean isDeclared(String type, CharSequence sources) {
    return Pattern.compile("\\b(class|record|interface|enum) " + type + "\\b")
        .matcher(sources)
        .find();
  }
}
