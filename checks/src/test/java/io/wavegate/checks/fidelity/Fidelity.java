package io.wavegate.checks.fidelity;

import io.wavegate.checks.Repository;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what the one machine imitates. */
final class Fidelity {
  static final String FILE = "operator/standins/FIDELITY.md";

  private static final Pattern BELIEVED = Pattern.compile("believed (B[0-9]{2})");
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+)#([A-Za-z0-9]+)`");

  /**
   * A line of the table.
   *
   * @param of the part of AWS
   * @param sure confirmed, reported, believed with its number, or on purpose
   * @param tests the tests that show it
   */
  record Line(String of, String behaviour, String source, String sure, List<Named> tests) {
    Optional<String> number() {
      Matcher believed = BELIEVED.matcher(sure);
      return believed.matches() ? Optional.of(believed.group(1)) : Optional.empty();
    }
  }

  /** A test by its class and its method. */
  record Named(String type, String method) {}

  private Fidelity() {}

  static List<Line> lines() {
    return Repository.text(FILE)
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(Fidelity::line)
        .toList();
  }

  private static Line line(String row) {
    String[] cells = row.substring(1, row.length() - 1).split("\\|", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("five cells are expected in: " + row);
    }
    List<Named> tests =
        TEST.matcher(cells[4])
            .results()
            .map(found -> new Named(found.group(1), found.group(2)))
            .toList();
    return new Line(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), tests);
  }
}
