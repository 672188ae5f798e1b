package io.wavegate.local.simulate.run;

import io.wavegate.core.model.Digest;
import io.wavegate.local.simulate.checker.Breach;
import io.wavegate.local.simulate.schedule.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Plays many schedules, puts each before the checker, and makes what was found small. */
public final class Simulations {
  private static final int MOST_FAULTS = 2;

  private final Path home;
  private final int threads;

  /**
   * @param home the folder with the shipped template
   * @param threads how many runs are played at the same time; what comes of them is the same
   */
  public Simulations(Path home, int threads) {
    this.home = home;
    this.threads = threads;
  }

  /**
   * What is to be played.
   *
   * @param first the first seed
   * @param schedules how many
   * @param isFirstOnly whether to stop at the first that breaks a rule
   */
  public record Asked(long first, int schedules, boolean isFirstOnly) {}

  /**
   * How far it has come, told after each schedule; one is told at a time, in the order in which
   * they end.
   *
   * @param played how many have been played
   * @param number the seed of the last of them, or its number among the boundaries
   * @param breach the first rule that the last of them broke, if it broke one
   */
  public record Progress(int played, long number, Optional<Breach> breach) {}

  /**
   * Plays schedules.
   *
   * @param named makes the schedule of a seed
   * @param heard hears of each schedule as it ends
   * @throws UncheckedIOException if the application cannot be read
   */
  public Report play(Asked asked, LongFunction<Schedule> named, Consumer<Progress> heard) {
    AtomicInteger played = new AtomicInteger();
    List<Outcome> outcomes =
        Workers.run(
            threads,
            asked.first(),
            asked.schedules(),
            () -> {
              Simulation simulation = simulation();
              return number -> outcome(simulation, number, named.apply(number));
            },
            outcome -> {
              Optional<Breach> breach = outcome.breaches().stream().findFirst();
              heard.accept(new Progress(played.incrementAndGet(), outcome.number(), breach));
              return asked.isFirstOnly() && breach.isPresent();
            });
    List<Finding> findings =
        outcomes.stream()
            .filter(outcome -> !outcome.breaches().isEmpty())
            .map(outcome -> finding(outcome))
            .toList();
    return report(asked, outcomes, findings);
  }

  private Simulation simulation() {
    try {
      return new Simulation(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is kept of a run. */
  private record Outcome(
      long number,
      Schedule schedule,
      List<Breach> breaches,
      boolean isPromoted,
      int struck,
      String digest) {
    boolean isHealthy() {
      return schedule.isHealthy()
          && schedule.faults().size() <= MOST_FAULTS
          && schedule.faults().stream().allMatch(fault -> fault.isPassing());
    }
  }

  private static Outcome outcome(Simulation simulation, long number, Schedule schedule) {
    Played played = simulation.play(schedule);
    return new Outcome(
        number,
        schedule,
        Verdicts.of(played),
        played.isPromoted(),
        played.struck().size(),
        Digest.sha256(played.trace().text()));
  }

  private Finding finding(Outcome outcome) {
    Breach breach = outcome.breaches().getFirst();
    Schedule smallest = new Smallest(simulation(), breach.rule()).of(outcome.schedule());
    return new Finding(outcome.schedule().seed(), breach, smallest, outcome.breaches().size() - 1);
  }

  private static Report report(Asked asked, List<Outcome> outcomes, List<Finding> findings) {
    List<Outcome> healthy = outcomes.stream().filter(Outcome::isHealthy).toList();
    List<Long> missed = new ArrayList<>();
    healthy.stream()
        .filter(outcome -> !outcome.isPromoted())
        .forEach(outcome -> missed.add(outcome.number()));
    StringBuilder digests = new StringBuilder();
    outcomes.forEach(outcome -> digests.append(outcome.digest()));
    return new Report(
        outcomes.size(),
        asked.first(),
        findings,
        new Report.Healthy(healthy.size(), healthy.size() - missed.size(), missed),
        (int) outcomes.stream().filter(outcome -> outcome.struck() > 0).count(),
        outcomes.stream().mapToInt(Outcome::struck).sum(),
        Digest.sha256(digests.toString()));
  }

  /** The trace of one schedule, one line for each thing that happened. */
  public String trace(Schedule schedule) {
    return simulation().play(schedule).trace().text();
  }
}
