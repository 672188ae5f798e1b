package io.wavegate.board;

/**
 * Makes text from outside (commit messages, alarm reasons, names) fit to be shown: one line, and
 * nothing in it that a terminal, a log or a browser would obey instead of showing.
 */
final class Visible {
  private Visible() {}

  /**
   * White space of any kind becomes one space; control, bidirectional and other invisible
   * characters, and halves of surrogate pairs, become their code point, for example {@code \u202e}.
   */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    boolean afterSpace = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean space = isSpace(point);
      if (!space) {
        append(point, shown);
      } else if (!afterSpace) {
        shown.append(' ');
      }
      afterSpace = space;
    }
    return shown.toString();
  }

  private static void append(int point, StringBuilder shown) {
    if (isHarmless(point)) {
      shown.appendCodePoint(point);
    } else {
      String digits = Integer.toHexString(point);
      shown.append("\\u").repeat("0", Math.max(0, 4 - digits.length())).append(digits);
    }
  }

  private static boolean isSpace(int point) {
    return point == '\n' || point == '\r' || point == '\t' || Character.isSpaceChar(point);
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
