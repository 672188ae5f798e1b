package io.wavegate.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is built today is built tomorrow: no version is a range or moves (attack 28). */
final class PinnedVersionsTest {
  private static final Pattern VERSION =
      Pattern.compile("<(version|[a-zA-Z0-9.-]+\\.version)>([^<]*)</");
  private static final Pattern ONE = Pattern.compile("[0-9][A-Za-z0-9.-]*|\\$\\{[A-Za-z0-9.-]+}");
  private static final Pattern RANGE_OF_A_TOOL = Pattern.compile("\\[[0-9.]+,\\)");
  private static final Pattern PLUGIN =
      Pattern.compile("(?s)<plugin>.*?<artifactId>([^<]+)</artifactId>(.*?)</plugin>");

  private static List<Path> poms() {
    List<Path> poms =
        Repository.files(Repository.root()).stream().filter(f -> f.endsWith("pom.xml")).toList();
    assertThat(poms).hasSizeGreaterThan(8);
    return poms;
  }

  @Test
  void everyVersionIsOne() {
    List<String> moving = new ArrayList<>();
    for (Path pom : poms()) {
      VERSION
          .matcher(Repository.text(pom))
          .results()
          .map(found -> found.group(2).strip())
          .filter(version -> !isOne(version))
          .forEach(version -> moving.add(Repository.name(pom) + ": " + version));
    }
    assertThat(moving).isEmpty();
  }

  /** Which JDK or Maven builds it is a lower limit; neither becomes a part of what is built. */
  private static boolean isOne(String version) {
    return RANGE_OF_A_TOOL.matcher(version).matches()
        || (ONE.matcher(version).matches() && !version.contains("SNAPSHOT"));
  }

  /** A plugin without a version is the one that Maven happens to bring. */
  @Test
  void everyPluginOfTheRootIsPinned() {
    List<String> free =
        PLUGIN
            .matcher(Repository.text("pom.xml"))
            .results()
            .filter(plugin -> !plugin.group(2).contains("<version>"))
            .map((MatchResult plugin) -> plugin.group(1))
            .toList();
    List<String> pinned =
        PLUGIN
            .matcher(Repository.text("pom.xml"))
            .results()
            .filter(plugin -> plugin.group(2).contains("<version>"))
            .map((MatchResult plugin) -> plugin.group(1))
            .toList();
    assertThat(pinned).hasSizeGreaterThan(5);
    assertThat(free).isSubsetOf(pinned);
  }
}
