package io.wavegate.cli;

import java.io.Console;
import java.util.Optional;

/** What the terminal can do. */
final class Terminal {
  private Terminal() {}

  /** Colour only for a person's terminal that does not refuse it (no-color.org). */
  static boolean takesColor() {
    String no = System.getenv("NO_COLOR");
    String term = System.getenv("TERM");
    Optional<Console> console = Optional.ofNullable(System.console());
    return console.map(Console::isTerminal).orElse(false)
        && (no == null || no.isEmpty())
        && term != null
        && !term.equals("dumb");
  }
}
