package io.wavegate.codec.yaml;

import java.util.regex.Pattern;

/** What a scalar is to YAML 1.2's core schema, and so to editors and other tools. */
public enum ScalarKind {
  /** Nothing: {@code ~}, {@code null} or no characters at all. */
  NULL("|~|null|Null|NULL"),
  /** A flag. */
  BOOLEAN("true|True|TRUE|false|False|FALSE"),
  /** A number, also an octal, hexadecimal, infinite one. */
  NUMBER(
      "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
          + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
          + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN"),
  /** Anything else, and all that is quoted. */
  STRING(".*");

  /** Longer plain scalars are texts; numbers of that length mean nothing. */
  private static final int LONGEST = 64;

  private final Pattern pattern;

  ScalarKind(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
  }

  /** The kind of that scalar. */
  public static ScalarKind of(YamlNode.Scalar scalar) {
    if (scalar.quoted() || scalar.text().length() > LONGEST) {
      return STRING;
    }
    for (ScalarKind kind : values()) {
      if (kind.pattern.matcher(scalar.text()).matches()) {
        return kind;
      }
    }
    return STRING;
  }
}
