package io.wavegate.cli;

import io.wavegate.local.planted.PlantedBug;
import io.wavegate.local.planted.PlantedBugException;
import io.wavegate.local.planted.PlantedBugs;
import io.wavegate.local.simulate.run.Boundaries;
import io.wavegate.local.simulate.run.Report;
import io.wavegate.local.simulate.run.Simulations;
import io.wavegate.local.simulate.run.Simulations.Asked;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays many releases under seeded faults, and checks what must never happen. */
@Command(
    name = "simulate",
    description = "Plays many releases under seeded faults, and checks what must never happen.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  no rule was broken, and enough healthy releases were promoted",
      "  2  an option cannot be used",
      "  9  a rule was broken, too few healthy releases were promoted, or a planted bug was missed"
    })
final class SimulateCommand extends HelpedCommand {
  private static final int USUAL = 2_000;
  private static final int MOST = 10_000_000;

  private final Surroundings surroundings;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      description = "How many schedules are played (" + USUAL + ").")
  private @Nullable Integer schedules;

  @Option(names = "--seed", paramLabel = "S", description = "The first seed (1).")
  private long seed = 1;

  @Option(
      names = "--boundaries",
      description =
          "Play what is not drawn: a crash before and after every effect of the two stories, and"
              + " every single fault; --seed is then a number among them.")
  private boolean boundaries;

  @Option(names = "--first", description = "Stop at the first schedule that breaks a rule.")
  private boolean first;

  @Option(
      names = "--planted",
      description =
          "Also look for each bug that is planted into a copy of the shipped code, by the schedule"
              + " recorded for it.")
  private boolean planted;

  @Option(
      names = "--search",
      description = "With --planted: search for the bugs from the first seed on.")
  private boolean search;

  @Option(names = "--bug", paramLabel = "NAME", description = "Look for this planted bug alone.")
  private String bug = "";

  @Option(names = "--trace", description = "Print everything that happened in the first schedule.")
  private boolean trace;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many are played at the same time (2); what comes of them is the same.")
  private int threads = 2;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "-",
      paramLabel = "FILE",
      preprocessor = RehearseCommand.OnlyAttached.class,
      description = "Print what was found as JSON instead of text, or write it to FILE.")
  private String json = "";

  SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Home home = Home.of(surroundings.home());
    within("--threads", threads, Runtime.getRuntime().availableProcessors() * 2);
    Target target = Target.of(json, List.of());
    boolean hunting = planted || search || !bug.isEmpty();
    List<PlantedBug> bugs = hunting ? bugs(home) : List.of();
    try {
      List<Schedule> fixed = boundaries ? Boundaries.of(home.path()) : List.of();
      Report report = play(new Simulations(home.path(), threads), fixed);
      boolean shown = !(target instanceof Target.Output);
      if (shown) {
        SimulationText.lines(report, boundaries).forEach(this::print);
      }
      PlantedHunts hunts = hunts(home, bugs, shown);
      target.write(SimulationJson.of(report, hunts), surroundings.out());
      boolean good = report.isGood() && hunts.isGood();
      return (good ? ExitCode.DONE : ExitCode.NOT_AS_EXPECTED).code();
    } catch (UncheckedIOException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  /** Each is told as it is found: a search takes its time. */
  private PlantedHunts hunts(Home home, List<PlantedBug> bugs, boolean shown) {
    PlantedHunts hunts =
        PlantedHunts.of(
            bugs,
            home,
            new PlantedHunts.From(search, seed),
            one -> {
              if (shown) {
                print("            " + PlantedHunts.line(one));
              }
            });
    if (shown && !bugs.isEmpty()) {
      print(hunts.said());
    }
    return hunts;
  }

  private List<PlantedBug> bugs(Home home) {
    try {
      List<PlantedBug> all = PlantedBugs.in(home.path());
      List<PlantedBug> wanted =
          all.stream().filter(one -> bug.isEmpty() || one.name().equals(bug)).toList();
      if (wanted.isEmpty()) {
        throw new BadInputException(
            "no planted bug is called "
                + Plain.line(bug)
                + "; there are "
                + String.join(", ", all.stream().map(PlantedBug::name).toList()));
      }
      return wanted;
    } catch (IOException | PlantedBugException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  private void print(String line) {
    surroundings.out().println(Plain.line(line));
    surroundings.out().flush();
  }

  private Report play(Simulations simulations, List<Schedule> fixed) {
    if (boundaries) {
      within("--seed", seed, fixed.size());
    }
    int left = boundaries ? fixed.size() - (int) seed + 1 : USUAL;
    int count = schedules == null ? left : schedules;
    within("--schedules", count, boundaries ? left : MOST);
    LongFunction<Schedule> named =
        boundaries ? number -> fixed.get((int) number - 1) : Schedules::of;
    if (trace) {
      surroundings.out().println(Plain.lines(simulations.trace(named.apply(seed))));
    }
    return simulations.play(
        new Asked(seed, count, first), named, new SimulationProgress(surroundings.err(), count));
  }

  private static void within(String option, long value, int most) {
    if (value < 1 || value > most) {
      throw new BadInputException(option + " must be 1 to " + most + ", got " + value);
    }
  }
}
