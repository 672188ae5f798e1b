package io.wavegate.board;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Paragraph {
  /** The width that all text output keeps to. */
  static final int WIDTH = 100;

  /** Narrower than this, nothing can be read. */
  private static final int NARROWEST = 24;

  private Paragraph() {}

  /**
   * The text, made visible, in lines of at most {@code width} columns; a word that is longer is
   * broken. At least one line.
   */
  static List<String> lines(String text, int width) {
    int room = Math.max(width, NARROWEST);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Visible.of(text).strip().split(" ")) {
      String rest = word;
      if (!line.isEmpty() && columns(line) + 1 + Paint.columns(rest) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (Paint.columns(rest) > room) {
        int cut = rest.offsetByCodePoints(0, room);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * The text with {@code head} before its first line and as many spaces before the others.
   *
   * @param head may be coloured
   * @param columns how many columns {@code head} takes
   */
  static List<String> hanging(String head, int columns, String text) {
    List<String> lines = lines(text, WIDTH - columns);
    List<String> hung = new ArrayList<>();
    for (String line : lines) {
      String lead = hung.isEmpty() ? head : " ".repeat(columns);
      hung.add((lead + line).stripTrailing());
    }
    return hung;
  }

  private static int columns(StringBuilder line) {
    return line.codePointCount(0, line.length());
  }
}
