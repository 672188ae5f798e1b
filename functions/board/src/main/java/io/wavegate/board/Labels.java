package io.wavegate.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a place for each label below a lane, so that none covers another and, where there is a way,
 * no leader line runs through another label.
 */
final class Labels {
  private static final double GAP = 8;

  private Labels() {}

  /**
   * A label to be placed.
   *
   * @param x what it points at
   * @param text what it says
   * @param tone its colour
   */
  record Wanted(double x, String text, Tone tone) {}

  /**
   * A placed label.
   *
   * @param wanted the label
   * @param row 0 for the uppermost
   * @param left its left edge
   * @param width how wide it is, at most
   */
  record Placed(Wanted wanted, int row, double left, double width) {
    double right() {
      return left + width;
    }
  }

  /**
   * The labels in places between {@code left} and {@code right}: the better one of two layouts, of
   * which one is filled from the right, the other from the left.
   */
  static List<Placed> place(List<Wanted> wanted, double left, double right) {
    Comparator<Wanted> byPlace = Comparator.comparingDouble(Wanted::x);
    List<Placed> fromRight = place(wanted, byPlace.reversed(), left, right);
    List<Placed> fromLeft = place(wanted, byPlace, left, right);
    return ugliness(fromLeft) < ugliness(fromRight) ? fromLeft : fromRight;
  }

  private static List<Placed> place(
      List<Wanted> wanted, Comparator<Wanted> order, double left, double right) {
    List<Placed> placed = new ArrayList<>();
    for (Wanted label : wanted.stream().sorted(order).toList()) {
      placed.add(place(label, left, right, placed));
    }
    return placed;
  }

  /** Crossed labels weigh more than rows. */
  private static int ugliness(List<Placed> labels) {
    int rows = labels.stream().mapToInt(Placed::row).max().orElse(0);
    long crossed = labels.stream().filter(label -> isCrossed(label, labels)).count();
    return (int) crossed * 100 + rows;
  }

  private static Placed place(Wanted label, double left, double right, List<Placed> others) {
    double width = width(label.text());
    double after = Math.max(left, Math.min(label.x() - 3, right - width));
    double before = Math.max(left, label.x() + 3 - width);
    for (int row = 0; row <= others.size(); row++) {
      for (double edge : new double[] {after, before}) {
        Placed candidate = new Placed(label, row, edge, width);
        if (isFree(candidate, others) && !isCrossed(candidate, others)) {
          return candidate;
        }
      }
    }
    int below = others.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
    return new Placed(label, below, after, width);
  }

  private static boolean isFree(Placed candidate, List<Placed> others) {
    return others.stream()
        .filter(other -> other.row() == candidate.row())
        .noneMatch(
            other ->
                candidate.left() < other.right() + GAP && other.left() < candidate.right() + GAP);
  }

  /** Whether a leader line runs through a label, the candidate's or another's. */
  private static boolean isCrossed(Placed candidate, List<Placed> others) {
    return others.stream()
        .anyMatch(other -> runsThrough(candidate, other) || runsThrough(other, candidate));
  }

  private static boolean runsThrough(Placed upper, Placed lower) {
    double x = lower.wanted().x();
    return upper.row() < lower.row() && x > upper.left() - 2 && x < upper.right() + 2;
  }

  /** How wide a text is at the drawing's font size; rather too wide than too narrow. */
  static double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      width += point > 0x2e7f ? 12.5 : Character.isUpperCase(point) ? 8.9 : point == ' ' ? 4 : 7;
    }
    return width;
  }
}
