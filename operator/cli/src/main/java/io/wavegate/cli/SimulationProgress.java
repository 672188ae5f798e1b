package io.wavegate.cli;

import io.wavegate.local.simulate.run.Simulations.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How far a simulation has come, told beside what it prints at its end: twenty thousand schedules
 * take half an hour, and who sees a rule broken in the second minute need not wait for the rest.
 */
final class SimulationProgress implements Consumer<Progress> {
  private static final int EVERY = 1_000;

  private final PrintWriter err;
  private final int all;
  private int broken;

  /**
   * @param err where it is told; not the output, which is for what was found
   * @param all how many schedules are played
   */
  SimulationProgress(PrintWriter err, int all) {
    this.err = err;
    this.all = all;
  }

  @Override
  public void accept(Progress progress) {
    progress
        .breach()
        .ifPresent(
            breach -> {
              broken++;
              say(breach.rule() + " broken by " + progress.number() + ": " + breach.what());
            });
    if (progress.played() % EVERY == 0 && progress.played() < all) {
      say(
          String.format(
              Locale.ROOT, "%,d of %,d schedules, %s", progress.played(), all, violations()));
    }
  }

  private String violations() {
    return switch (broken) {
      case 0 -> "no violation";
      case 1 -> "1 violation";
      default -> broken + " violations";
    };
  }

  private void say(String text) {
    err.println("wavegate: " + Plain.line(text));
    err.flush();
  }
}
