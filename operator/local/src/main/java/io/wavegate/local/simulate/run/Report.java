package io.wavegate.local.simulate.run;

import java.util.List;

/**
 * What came of many runs.
 *
 * @param schedules how many were played
 * @param seed the first seed
 * @param findings the runs in which a rule did not hold
 * @param healthy how healthy releases fared
 * @param struck in how many runs at least one fault struck
 * @param strikes how many faults struck, each counted once for its run
 * @param digest of all traces, in the order of the seeds: the same for the same seeds
 */
public record Report(
    int schedules,
    long seed,
    List<Finding> findings,
    Healthy healthy,
    int struck,
    int strikes,
    String digest) {
  /** So many of a hundred healthy releases have to be promoted. */
  public static final int LEAST_PERCENT = 99;

  /** Fewer healthy runs say nothing about a share of them. */
  private static final int ENOUGH = 100;

  /**
   * Releases in a world that did nothing against them, with at most two faults that passed.
   *
   * @param runs how many
   * @param promoted how many of them went through all waves
   * @param missed the seeds of the others
   */
  public record Healthy(int runs, int promoted, List<Long> missed) {
    /** Copies the list. */
    public Healthy {
      missed = List.copyOf(missed);
    }

    /** Whether enough of them went through; of a few runs all but one, and at least half. */
    public boolean isEnough() {
      boolean few = runs - promoted <= 1 && promoted * 2 >= runs;
      return runs < ENOUGH ? few : promoted * 100L >= (long) runs * LEAST_PERCENT;
    }
  }

  /** Copies the list. */
  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found, and safety is not bought by never promoting. */
  public boolean isGood() {
    return findings.isEmpty() && healthy.isEnough();
  }
}
