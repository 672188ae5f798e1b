package io.wavegate.cli;

import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands as people type them, asked of a running {@code wavegate local}. */
final class Asking {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private Asking() {}

  /** The README's own lines under a heading that begin so. */
  static List<String> documented(String heading, String beginning) throws IOException {
    String readme = Files.readString(Cli.SHIPPED.resolve("README.md"));
    String section = readme.substring(readme.indexOf(heading));
    return section.lines().filter(line -> line.startsWith(beginning)).toList();
  }

  /** Runs a line, but for its {@code ./wavegate}. */
  static Result ask(LocalProcess local, String line) {
    List<Object> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    words.removeFirst();
    words.addAll(List.of("--endpoint", local.url()));
    return Cli.shipped().run(words.toArray());
  }
}
