package io.wavegate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal of so many rows: what a person sees after some output, and what has scrolled off. */
final class Screen {
  private static final Pattern PART =
      Pattern.compile("\033\\[(\\??[0-9;]*)([A-Za-z])|(\n)|([^\033\n]+)");

  private final int rows;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  Screen(int rows) {
    this.rows = rows;
  }

  /** Everything, also what has scrolled off; without white space at the ends of lines. */
  static List<String> after(String output, int rows) {
    Screen screen = new Screen(rows);
    Matcher parts = PART.matcher(output);
    while (parts.find()) {
      if (parts.group(3) != null) {
        screen.newLine();
      } else if (parts.group(4) != null) {
        screen.type(parts.group(4));
      } else {
        screen.obey(parts.group(1), parts.group(2));
      }
    }
    return screen.lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private void newLine() {
    row++;
    column = 0;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  private void type(String text) {
    StringBuilder line = lines.get(row);
    line.replace(column, Math.min(line.length(), column + text.length()), text);
    column += text.length();
  }

  private void obey(String argument, String command) {
    switch (command) {
      case "A" -> row = Math.max(row - Integer.parseInt(argument), lines.size() - rows);
      case "K" -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
      case "J" -> {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        lines.subList(row + 1, lines.size()).clear();
      }
      case "m", "h", "l" -> {}
      default -> throw new AssertionError("no terminal is asked for " + command);
    }
  }
}
