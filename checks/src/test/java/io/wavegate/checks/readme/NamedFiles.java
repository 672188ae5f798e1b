package io.wavegate.checks.readme;

import io.wavegate.checks.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Files and folders that a document names between backticks, outside of its code blocks. */
public final class NamedFiles {
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*/?", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern KNOWN_KIND =
      Pattern.compile(".*\\.(md|yaml|yml|json|toml|xml|java|html|svg|css|jte|sh|txt)|LICENSE");

  /** What a run writes. */
  private static final String WRITTEN = "wavegate-out/";

  private NamedFiles() {}

  static List<String> named(String document) {
    String text = BLOCK.matcher(Repository.text(document)).replaceAll("");
    return QUOTED
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(NamedFiles::isPath)
        .distinct()
        .toList();
  }

  private static boolean isPath(String quoted) {
    return PATH.matcher(quoted).matches()
        && (quoted.contains("/") || KNOWN_KIND.matcher(quoted).matches());
  }

  /** Those that are not there. */
  public static List<String> missing(String document) {
    List<Path> all = Repository.files(Repository.root());
    List<String> missing = new ArrayList<>();
    for (String name : named(document)) {
      boolean there =
          name.startsWith(WRITTEN)
              || Files.exists(Repository.path(name))
              || (!name.contains("/") && all.stream().anyMatch(file -> file.endsWith(name)));
      if (!there) {
        missing.add(name);
      }
    }
    return missing;
  }
}
