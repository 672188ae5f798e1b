package io.wavegate.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a command writes in colour: as it is told, else as its terminal takes it. */
final class ColorOption {
  @Option(names = "--color", negatable = true, description = "Colour, or none (--no-color).")
  private @Nullable Boolean color;

  boolean isWanted(Terminal terminal) {
    return color == null ? terminal.takesColor() : color;
  }
}
