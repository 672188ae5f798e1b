package io.wavegate.checks.fidelity;

import io.wavegate.checks.Repository;
import java.util.List;
import java.util.regex.Pattern;

/** The recipes by which a user confirms what is believed. */
final class Recipes {
  static final String FILE = "docs/confirm.md";

  private static final Pattern SECTION = Pattern.compile("(?m)^## (?=B[0-9]{2})");
  private static final Pattern NUMBER = Pattern.compile("B[0-9]{2}");
  private static final Pattern COMMAND = Pattern.compile("(?m)^aws .*$|`(aws [^`]+)`");

  /**
   * A section.
   *
   * @param numbers of the lines that it is for
   * @param text all of it
   */
  record Recipe(List<String> numbers, String text) {}

  private Recipes() {}

  static List<Recipe> all() {
    return SECTION
        .splitAsStream(Repository.text(FILE))
        .skip(1)
        .map(
            text ->
                new Recipe(
                    NUMBER
                        .matcher(text.lines().findFirst().orElse(""))
                        .results()
                        .map(found -> found.group())
                        .toList(),
                    text))
        .toList();
  }

  /** Every command, in blocks and in sentences. */
  static List<String> commands() {
    return COMMAND
        .matcher(Repository.text(FILE))
        .results()
        .map(found -> found.group(1) == null ? found.group() : found.group(1))
        .toList();
  }
}
