package io.wavegate.local.scenario;

import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.Place;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.ScalarKind;
import io.wavegate.codec.yaml.YamlNode;
import io.wavegate.codec.yaml.YamlNode.Entry;
import io.wavegate.codec.yaml.YamlNode.Mapping;
import io.wavegate.codec.yaml.YamlNode.Scalar;
import io.wavegate.codec.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lays what a scenario changes over a policy: a mapping over a mapping key by key, a mapping over a
 * list of named entries by their names, and anything else in place of what was there.
 */
final class PolicyChange {
  private final Place at;
  private final Problems problems;

  /**
   * @param at where the scenario says what it changes; what comes from the policy is said to stand
   *     there
   * @param problems the scenario's
   */
  PolicyChange(Place at, Problems problems) {
    this.at = at;
    this.problems = problems;
  }

  /** The policy with the change. */
  YamlNode over(YamlNode policy, YamlNode change) {
    return laid(here(policy), change);
  }

  /** The document as text: JSON, which is YAML too. */
  static String text(YamlNode node) {
    return switch (node) {
      case Scalar scalar when ScalarKind.of(scalar) == ScalarKind.STRING -> quoted(scalar);
      case Scalar scalar -> scalar.text();
      case Sequence sequence ->
          sequence.items().stream()
              .map(PolicyChange::text)
              .collect(Collectors.joining(", ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> quoted(entry.key()) + ": " + text(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(Scalar scalar) {
    return TextNode.valueOf(scalar.text()).toString();
  }

  private YamlNode laid(YamlNode base, YamlNode change) {
    return switch (change) {
      case Mapping mapping ->
          switch (base) {
            case Mapping below -> keys(below, mapping);
            case Sequence below -> named(below, mapping);
            case Scalar below -> mapping;
          };
      case Sequence sequence -> sequence;
      case Scalar scalar -> scalar;
    };
  }

  private Mapping keys(Mapping base, Mapping change) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : base.entries()) {
      YamlNode value =
          find(change, entry.key().text())
              .map(over -> laid(entry.value(), over))
              .orElse(entry.value());
      entries.add(new Entry(entry.key(), value));
    }
    change.entries().stream()
        .filter(entry -> find(base, entry.key().text()).isEmpty())
        .forEach(entries::add);
    return new Mapping(base.at(), entries);
  }

  private Sequence named(Sequence base, Mapping change) {
    List<String> names = base.items().stream().map(PolicyChange::name).toList();
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode item : base.items()) {
      items.add(find(change, name(item)).map(over -> laid(item, over)).orElse(item));
    }
    change.entries().stream()
        .map(Entry::key)
        .filter(key -> !names.contains(key.text()))
        .forEach(key -> problems.add(key.at(), Nearest.unknownKey(key.text(), names)));
    return new Sequence(base.at(), items);
  }

  private static String name(YamlNode item) {
    return item instanceof Mapping mapping
            && find(mapping, "name").orElse(mapping) instanceof Scalar name
        ? name.text()
        : "";
  }

  private static Optional<YamlNode> find(Mapping mapping, String key) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(Entry::value)
        .findFirst();
  }

  private YamlNode here(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> here(scalar);
      case Sequence sequence ->
          new Sequence(at, sequence.items().stream().map(this::here).toList());
      case Mapping mapping ->
          new Mapping(
              at,
              mapping.entries().stream()
                  .map(entry -> new Entry(here(entry.key()), here(entry.value())))
                  .toList());
    };
  }

  private Scalar here(Scalar scalar) {
    return new Scalar(at, scalar.text(), scalar.quoted());
  }
}
