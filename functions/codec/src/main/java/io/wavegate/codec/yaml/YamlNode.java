package io.wavegate.codec.yaml;

import io.wavegate.core.model.Checks;
import java.util.List;

/** A value of a YAML document that knows where it stands. */
public sealed interface YamlNode {
  /** Where it begins. */
  Place at();

  /** The value as it may stand in a message. */
  default String shown() {
    return switch (this) {
      case Mapping mapping -> "a mapping";
      case Sequence sequence -> "a list";
      case Scalar scalar when ScalarKind.of(scalar) == ScalarKind.NULL -> "nothing";
      case Scalar scalar when scalar.quoted() -> "\"" + Checks.shown(scalar.text()) + "\"";
      case Scalar scalar -> Checks.shown(scalar.text());
    };
  }

  /**
   * One word or text.
   *
   * @param text its characters
   * @param quoted whether it stands in quotes or is a block; a plain one may be a number, a flag or
   *     nothing to YAML
   */
  record Scalar(Place at, String text, boolean quoted) implements YamlNode {}

  /** Values one after the other. */
  record Sequence(Place at, List<YamlNode> items) implements YamlNode {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys with their values, in the order of the text; no key is there twice. */
  record Mapping(Place at, List<Entry> entries) implements YamlNode {
    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A key and its value.
   *
   * @param key the key, a scalar
   * @param value the value
   */
  record Entry(Scalar key, YamlNode value) {}
}
