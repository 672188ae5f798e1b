package io.wavegate.board;

import java.util.Locale;

/** What a bar in a timeline stands for. */
enum BarKind {
  WAIT("waiting", true),
  DEPLOY("deploying", false),
  BAKE("bake", false),
  SETTLE("settling", true),
  AHEAD("still to bake", false),
  ALARM("in ALARM", true),
  ROLLBACK("rolling back", true);

  /** Room for the marks at the ends of a bar. */
  private static final double MARKS = 22;

  private final String said;
  private final boolean patterned;

  BarKind(String said, boolean patterned) {
    this.said = said;
    this.patterned = patterned;
  }

  /** The class in the style sheet, and the end of the pattern's id. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it stands for, in words. */
  String said() {
    return said;
  }

  /** Whether it has a pattern, so that it is told apart not by colour alone. */
  boolean isPatterned() {
    return patterned;
  }

  /** What is written in a bar. */
  String text(Span span) {
    return said + " " + span.said();
  }

  /** Whether that has room in a bar so wide. */
  boolean hasRoom(Span span, double width) {
    return Labels.width(text(span)) + MARKS < width;
  }
}
