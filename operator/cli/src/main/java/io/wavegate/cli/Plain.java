package io.wavegate.cli;

import java.util.stream.Collectors;

/** Text from files and arguments, without anything that a terminal would obey. */
final class Plain {
  private Plain() {}

  /** One line. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }

  /** As many lines as it has. */
  static String lines(String text) {
    return text.lines().map(Plain::line).collect(Collectors.joining("\n"));
  }
}
