package io.wavegate.engine.query;

/** Looks past the string literals and comments of an expression. */
final class StringLiterals {
  private StringLiterals() {}

  /** The expression with the insides of its strings and comments left out. */
  static String blank(String source) {
    StringBuilder code = new StringBuilder(source.length());
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(source, i, c);
        code.append(c).append(c);
      } else if (source.startsWith("/*", i)) {
        int end = source.indexOf("*/", i + 2);
        i = end < 0 ? source.length() : end + 2;
      } else {
        code.append(c);
        i++;
      }
    }
    return code.toString();
  }

  private static int endOfString(String source, int start, char quote) {
    int i = start + 1;
    while (i < source.length() && source.charAt(i) != quote) {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), i + 1);
  }
}
