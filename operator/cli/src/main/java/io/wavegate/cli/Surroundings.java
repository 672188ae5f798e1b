package io.wavegate.cli;

import java.io.PrintWriter;

/**
 * What a command runs in.
 *
 * @param out where what was asked for is printed
 * @param err where errors are printed
 * @param terminal what a person sees {@code out} on
 * @param pause lets real time pass
 * @param home the folder with the shipped application, as the launcher names it
 */
record Surroundings(PrintWriter out, PrintWriter err, Terminal terminal, Pause pause, String home) {
  /** The same with another output. */
  Surroundings showingOn(PrintWriter other, Terminal its) {
    return new Surroundings(other, err, its, pause, home);
  }
}
