package io.wavegate.checks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import io.wavegate.core.model.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@code ./wavegate simulate --planted --json=FILE} measured, as its file says.
 *
 * @param planted the planted bugs that were looked for, by name
 */
record Figures(
    long schedules, long seed, long violations, Healthy healthy, Map<String, Found> planted) {
  static final String FILE = "checks/src/test/resources/io/wavegate/checks/proof/figures.json";

  private static final String NONE = "The figures of a long simulation are not recorded yet.\n";

  /** Runs with at most two passing faults, and how many of them were promoted. */
  record Healthy(long runs, long promoted) {}

  /**
   * Whether a planted bug was found, and by what.
   *
   * @param schedules how many schedules it took
   */
  record Found(boolean found, String rule, long seed, long schedules) {}

  /** The recorded ones, if there are any. */
  static Optional<Figures> recorded() {
    Path file = Repository.path(FILE);
    return Files.exists(file) ? Optional.of(read(Repository.text(file))) : Optional.empty();
  }

  /**
   * Reads.
   *
   * @throws AssertionError if something is missing or no number
   */
  static Figures read(String json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      Map<String, Found> planted = new LinkedHashMap<>();
      for (JsonNode bug : root.path("planted")) {
        boolean found = bug.path("found").asBoolean();
        planted.put(
            text(bug, "name"),
            found
                ? new Found(true, text(bug, "rule"), number(bug, "seed"), number(bug, "schedules"))
                : new Found(false, "", 0, 0));
      }
      if (!root.path("violations").isArray()) {
        throw new AssertionError(FILE + ": violations must be an array");
      }
      return new Figures(
          number(root, "schedules"),
          number(root, "seed"),
          root.path("violations").size(),
          new Healthy(
              number(root.path("healthy"), "runs"), number(root.path("healthy"), "promoted")),
          planted);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static long number(JsonNode of, String key) {
    if (!of.path(key).isIntegralNumber()) {
      throw new AssertionError(FILE + ": " + key + " must be a whole number, got " + of.path(key));
    }
    return of.path(key).asLong();
  }

  private static String text(JsonNode of, String key) {
    if (!of.path(key).isTextual()) {
      throw new AssertionError(FILE + ": " + key + " must be text, got " + of.path(key));
    }
    return of.path(key).asText();
  }

  /** The paragraph and the table of planted bugs; of those that nothing measured it says so. */
  static String markdown(Optional<Figures> recorded, SequencedMap<String, String> titles) {
    List<String> lines = new ArrayList<>();
    lines.add(recorded.map(Figures::said).orElse(NONE));
    lines.add("| planted bug | what it does | found |\n| --- | --- | --- |\n");
    titles.forEach(
        (name, title) ->
            lines.add("| `%s` | %s | %s |\n".formatted(name, title, found(recorded, name))));
    return String.join("", lines.getFirst(), "\n", String.join("", lines.subList(1, lines.size())));
  }

  private String said() {
    double share = healthy.runs() == 0 ? 0 : 100.0 * healthy.promoted() / healthy.runs();
    return String.format(
        Locale.ROOT,
        "%,d schedules from seed %d: %s. Of %,d runs with at most two faults that pass, %,d were"
            + " promoted (%.1f %%). Measured by `./wavegate simulate --schedules %d --planted"
            + " --json=FILE`; a planted bug is looked for in the schedule that is recorded for it,"
            + " and in the first 5,000 where it is not seen there.\n",
        schedules,
        seed,
        violations == 0
            ? "no rule was violated"
            : "**" + Said.count(violations, "violation") + "**",
        healthy.runs(),
        healthy.promoted(),
        share,
        schedules);
  }

  private static String found(Optional<Figures> recorded, String name) {
    return recorded
        .flatMap(figures -> Optional.ofNullable(figures.planted().get(name)))
        .map(
            found ->
                found.found()
                    ? String.format(
                        Locale.ROOT, "by %s in schedule %,d", found.rule(), found.seed())
                    : "**not found**")
        .orElse("not recorded yet");
  }
}
