package io.wavegate.board;

import java.util.ArrayList;
import java.util.List;

/**
 * A branch of a text tree, drawn with ASCII so that every terminal and log shows it.
 *
 * @param head what stands before the text, coloured or not; wrapped lines hang below its end
 * @param columns how many columns {@code head} takes
 * @param text wrapped as needed
 * @param children branches below
 */
record Branch(String head, int columns, String text, List<Branch> children) {
  /** A branch without anything below. */
  static Branch leaf(String head, int columns, String text) {
    return new Branch(head, columns, text, List.of());
  }

  /** The branches as lines. */
  static List<String> lines(List<Branch> branches) {
    List<String> lines = new ArrayList<>();
    append(branches, "", lines);
    return lines;
  }

  private static void append(List<Branch> branches, String lead, List<String> lines) {
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      Branch branch = branches.get(i);
      String below = lead + (last ? "   " : "|  ");
      branch.own(lead + (last ? "`- " : "+- "), below, lines);
      append(branch.children(), below, lines);
    }
  }

  private void own(String lead, String below, List<String> lines) {
    List<String> wrapped = Paragraph.lines(text, Paragraph.WIDTH - lead.length() - columns);
    String hang = below + (children.isEmpty() ? "" : "|  ");
    String rest = hang + " ".repeat(Math.max(0, lead.length() + columns - hang.length()));
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(((i == 0 ? lead + head : rest) + wrapped.get(i)).stripTrailing());
    }
  }
}
