package io.wavegate.checks.proof;

import io.wavegate.checks.Repository;
import io.wavegate.checks.proof.Proof.Kind;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.YamlDocument;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules, faults and attacks, each with what shows it, as {@code catalogue.yaml} says. */
record Catalogue(List<Row> rules, List<Row> faults, List<Row> attacks) {
  static final String FILE = "checks/src/test/resources/io/wavegate/checks/proof/catalogue.yaml";

  private static final int SAFETY = 10;
  private static final int LIVENESS = 7;
  private static final int FAULTS = 66;
  private static final int ATTACKS = 29;
  private static final List<String> ROW = List.of("number", "what", "does", "shown", "open");
  private static final List<String> KINDS =
      Stream.of(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();

  Catalogue {
    rules = List.copyOf(rules);
    faults = List.copyOf(faults);
    attacks = List.copyOf(attacks);
  }

  /** The one that stands in the repository. */
  static Catalogue shipped() {
    return read(FILE, Repository.text(FILE).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads.
   *
   * @throws AssertionError with all that is wrong, each with its place
   */
  static Catalogue read(String file, byte[] content) {
    return switch (LocatedYaml.read(file, content)) {
      case YamlDocument.Unreadable unreadable ->
          throw new AssertionError(unreadable.problem().said());
      case YamlDocument.Located located -> {
        Problems problems = new Problems(file);
        Catalogue catalogue = new Reading(problems).catalogue(located);
        if (!problems.isEmpty()) {
          throw new AssertionError(
              String.join("\n", problems.all().stream().map(Problem::said).toList()));
        }
        yield catalogue;
      }
    };
  }

  /** All rows: rules, then faults, then attacks. */
  Stream<Row> rows() {
    return Stream.of(rules, faults, attacks).flatMap(List::stream);
  }

  /** The numbers of the rules: safety first, then liveness. */
  static List<String> ruleNumbers() {
    return Stream.concat(
            IntStream.rangeClosed(1, SAFETY).mapToObj(i -> "S" + i),
            IntStream.rangeClosed(1, LIVENESS).mapToObj(i -> "L" + i))
        .toList();
  }

  private static List<String> upTo(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
  }

  /** One reading, with what was wrong in it. */
  private record Reading(Problems problems) {
    Catalogue catalogue(YamlDocument.Located located) {
      YamlMap map =
          YamlValue.root(located.root(), problems).map(List.of("rules", "faults", "attacks"));
      return new Catalogue(
          rows(map.required("rules"), ruleNumbers()),
          rows(map.required("faults"), upTo(FAULTS)),
          rows(map.required("attacks"), upTo(ATTACKS)));
    }

    private List<Row> rows(YamlValue list, List<String> numbers) {
      Map<String, Row> rows = new LinkedHashMap<>();
      for (YamlValue item : list.items(0, 200)) {
        YamlMap map = item.map(ROW);
        Row row = row(map);
        if (!numbers.contains(row.number())) {
          map.wrong("number " + row.number() + " is none of " + numbers);
        } else if (rows.put(row.number(), row) != null) {
          map.wrong("number " + row.number() + " is there twice");
        }
      }
      Set<String> missing = new LinkedHashSet<>(numbers);
      missing.removeAll(rows.keySet());
      if (!missing.isEmpty()) {
        list.wrong("lacks " + missing);
      }
      List<Row> inOrder = new ArrayList<>(rows.values());
      inOrder.sort((a, b) -> numbers.indexOf(a.number()) - numbers.indexOf(b.number()));
      return inOrder;
    }

    private Row row(YamlMap map) {
      Row row =
          new Row(
              map.required("number").text(),
              map.required("what").text(),
              map.required("does").text(),
              map.optional("shown").items(1, 40).stream().map(this::proof).toList(),
              map.optional("open").text());
      if (row.extent() == Row.Extent.NOT && row.open().isEmpty()) {
        map.wrong("number " + row.number() + " has neither a test in shown nor a reason in open");
      }
      if (new LinkedHashSet<>(row.shown()).size() < row.shown().size()) {
        map.wrong("number " + row.number() + " names something twice");
      }
      return row;
    }

    private Proof proof(YamlValue item) {
      YamlMap map = item.map(KINDS);
      List<String> words = KINDS.stream().filter(map::has).toList();
      if (words.size() != 1) {
        map.wrong("must have one of " + KINDS + ", got " + words);
        return new Proof(Kind.TEST, "");
      }
      String word = words.getFirst();
      return new Proof(Kind.valueOf(word.toUpperCase(Locale.ROOT)), map.optional(word).text());
    }
  }
}
