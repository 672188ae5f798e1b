package io.wavegate.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person sees the output on.
 *
 * @param isScreen whether it is a terminal with a cursor that can be moved, not a file or a pipe
 * @param refusesColor whether the person wants none (no-color.org)
 * @param size asks how large it is now; costs a process
 */
record Terminal(boolean isScreen, boolean refusesColor, Supplier<Size> size) {
  /** Rows and columns of characters. */
  record Size(int rows, int columns) {
    /** What terminals had before anybody asked them. */
    static final Size USUAL = new Size(24, 80);

    /** What {@code stty size} answers: rows, then columns. */
    static Size of(String answer) {
      String[] words = answer.strip().split(" ");
      if (words.length != 2 || !answer.strip().matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
        return USUAL;
      }
      return new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }
  }

  /** The terminal this process was started in. */
  static Terminal ofProcess() {
    String refusal = System.getenv("NO_COLOR");
    String kind = System.getenv("TERM");
    boolean person = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new Terminal(
        person && kind != null && !kind.equals("dumb"),
        refusal != null && !refusal.isEmpty(),
        Terminal::ask);
  }

  /** A file or a pipe. */
  static Terminal none() {
    return new Terminal(false, false, () -> Size.USUAL);
  }

  /** Whether text is coloured unless the person says otherwise. */
  boolean takesColor() {
    return isScreen && !refusesColor;
  }

  private static Size ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      return Size.of(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Size.USUAL;
    }
  }
}
