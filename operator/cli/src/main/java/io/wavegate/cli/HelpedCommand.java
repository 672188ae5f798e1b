package io.wavegate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command that says how it is used where {@code --help} is given. */
abstract class HelpedCommand implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // picocli prints the usage and runs nothing
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;
}
