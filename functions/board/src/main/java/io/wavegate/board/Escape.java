package io.wavegate.board;

/** Escapes what has a meaning in markup; fit for content and for quoted attributes alike. */
final class Escape {
  private Escape() {}

  /** Appends the text, escaped. */
  static void write(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
