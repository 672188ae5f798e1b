package io.wavegate.codec.yaml;

/** What came of reading a text as YAML. */
public sealed interface YamlDocument {
  /** It is one document. */
  record Located(YamlNode root) implements YamlDocument {}

  /** It is not, or goes beyond a bound. */
  record Unreadable(Problem problem) implements YamlDocument {}
}
