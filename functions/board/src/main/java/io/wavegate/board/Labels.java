package io.wavegate.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a place for each label below a lane, so that none covers another and, where there is a way,
 * no leader line runs through another label. A label stands beside the end of its leader line, like
 * a flag beside its pole.
 */
final class Labels {
  private static final double GAP = 8;
  private static final double FROM_POLE = 5;

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

  /** The labels in places between {@code left} and {@code right}: the best of four layouts. */
  static List<Placed> place(List<Wanted> wanted, double left, double right) {
    Comparator<Wanted> byPlace = Comparator.comparingDouble(Wanted::x);
    List<Placed> best = List.of();
    int least = Integer.MAX_VALUE;
    for (Comparator<Wanted> order : List.of(byPlace, byPlace.reversed())) {
      for (boolean afterFirst : new boolean[] {true, false}) {
        List<Placed> layout = new ArrayList<>();
        for (Wanted label : wanted.stream().sorted(order).toList()) {
          layout.add(place(label, edges(label, afterFirst, left, right), layout));
        }
        int ugliness = ugliness(layout);
        if (ugliness < least) {
          best = layout;
          least = ugliness;
        }
      }
    }
    return best;
  }

  /** Crossed labels weigh more than rows, rows more than labels before their leader line. */
  private static int ugliness(List<Placed> labels) {
    int rows = labels.stream().mapToInt(Placed::row).max().orElse(0);
    long crossed = labels.stream().filter(label -> isCrossed(label, labels)).count();
    long before = labels.stream().filter(label -> label.left() < label.wanted().x()).count();
    return (int) (crossed * 1000 + rows * 10L + before);
  }

  /** Where a label's left edge may be, the best first. */
  private static List<Double> edges(Wanted label, boolean afterFirst, double left, double right) {
    double width = width(label.text());
    double after = label.x() + FROM_POLE;
    double before = label.x() - FROM_POLE - width;
    boolean fitsAfter = after + width <= right;
    boolean fitsBefore = before >= left;
    if (fitsAfter && fitsBefore) {
      return afterFirst ? List.of(after, before) : List.of(before, after);
    }
    if (fitsAfter || fitsBefore) {
      return List.of(fitsAfter ? after : before);
    }
    return List.of(Math.max(left, right - width));
  }

  private static Placed place(Wanted label, List<Double> edges, List<Placed> others) {
    double width = width(label.text());
    for (int row = 0; row <= others.size(); row++) {
      for (double edge : edges) {
        Placed candidate = new Placed(label, row, edge, width);
        if (isFree(candidate, others) && !isCrossed(candidate, others)) {
          return candidate;
        }
      }
    }
    int below = others.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
    return new Placed(label, below, edges.getFirst(), width);
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
      width += point > 0x2e7f ? 13 : Character.isUpperCase(point) ? 9 : point == ' ' ? 4.2 : 7.5;
    }
    return width;
  }
}
