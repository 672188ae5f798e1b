package io.wavegate.checks.proof;

import io.wavegate.checks.Repository;
import io.wavegate.checks.proof.Row.Extent;
import java.util.ArrayList;
import java.util.List;

/** The parts of {@code TESTING.md} that are made of the catalogue. */
record TestingDocument(Catalogue catalogue, TestMethods tests) {
  static final String FILE = "TESTING.md";

  private static final String SCENARIOS = "examples/checkout/scenarios/";

  /** How many of each are shown. */
  String counts() {
    return "| | all | shown | in part | not shown |\n| --- | --- | --- | --- | --- |\n"
        + count("rules", catalogue.rules())
        + count("faults", catalogue.faults())
        + count("attacks", catalogue.attacks());
  }

  private static String count(String name, List<Row> rows) {
    return "| %s | %d | %d | %d | %d |\n"
        .formatted(
            name,
            rows.size(),
            count(rows, Extent.SHOWN),
            count(rows, Extent.IN_PART),
            count(rows, Extent.NOT));
  }

  private static long count(List<Row> rows, Extent extent) {
    return rows.stream().filter(row -> row.extent() == extent).count();
  }

  /** A table of rows; {@code what} is the heading over what they are. */
  String table(String what, List<Row> rows) {
    StringBuilder text = new StringBuilder(200);
    text.append("| | ").append(what).append(" | what Wavegate does | shown by |\n");
    text.append("| --- | --- | --- | --- |\n");
    for (Row row : rows) {
      text.append(
          "| **%s** | %s | %s | %s |\n"
              .formatted(row.number(), cell(row.what()), cell(row.does()), shown(row)));
    }
    return text.toString();
  }

  private String shown(Row row) {
    List<String> parts = new ArrayList<>(row.shown().stream().map(this::link).toList());
    switch (row.extent()) {
      case SHOWN -> {}
      case IN_PART -> parts.add("**in part**");
      case NOT -> parts.add("**not shown**");
    }
    return String.join("<br>", parts);
  }

  private String link(Proof proof) {
    String name = proof.name();
    return switch (proof.kind()) {
      case SCENARIO -> "scenario [%s](%s%s.yaml)".formatted(name, SCENARIOS, name);
      case TEST ->
          "[%s](%s)".formatted(name, tests.file(name).map(Repository::name).orElse("missing"));
      case SIMULATION -> "simulation: " + name;
      case PLANTED -> "planted [%s](%s/%s.patch)".formatted(name, PlantedPatches.FOLDER, name);
    };
  }

  private static String cell(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
  }

  /** What nothing shows, and why. */
  String gaps() {
    StringBuilder text = new StringBuilder(200);
    gaps("Rule", catalogue.rules(), text);
    gaps("Fault", catalogue.faults(), text);
    gaps("Attack", catalogue.attacks(), text);
    return text.toString();
  }

  private static void gaps(String kind, List<Row> rows, StringBuilder text) {
    for (Row row : rows) {
      String how =
          switch (row.extent()) {
            case SHOWN -> "";
            case IN_PART -> " (in part)";
            case NOT -> "";
          };
      if (row.extent() != Extent.SHOWN) {
        text.append("- **%s %s**%s: %s\n".formatted(kind, row.number(), how, cell(row.open())));
      }
    }
  }
}
