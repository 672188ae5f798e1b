package io.wavegate.codec.yaml;

import java.util.List;

/** A value of a YAML document that knows where it stands. */
public sealed interface YamlNode {
  /** Where it begins. */
  Place at();

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
