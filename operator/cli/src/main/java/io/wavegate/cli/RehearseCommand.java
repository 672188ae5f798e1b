package io.wavegate.cli;

import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.UnplayableException;
import io.wavegate.local.scenario.Scenario;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays releases through their waves, in virtual time, on this machine. */
@Command(
    name = "rehearse",
    description = "Plays releases through their waves, in virtual time, on this machine.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  everything came out as the scenarios expect",
      "  2  an option, a file or a scenario cannot be used",
      "  9  something came out otherwise; the difference is shown"
    })
final class RehearseCommand extends HelpedCommand {
  private static final List<String> BUNDLED = List.of("all-green", "alarm-mid-bake");

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE",
      description = "Scenario files; without any, the bundled example examples/checkout.")
  private List<Path> files = List.of();

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "-",
      paramLabel = "FILE",
      preprocessor = OnlyAttached.class,
      description = "Print the outcomes as JSON instead of text, or write them to FILE.")
  private String json = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where report.html and timeline.json are written (wavegate-out).")
  private Path out = Path.of("wavegate-out");

  @Option(
      names = "--pace",
      paramLabel = "TIME/s",
      description = "Show a live tree, so much virtual time to a second: 5m/s.")
  private @Nullable String pace;

  @Mixin private final ColorOption color = new ColorOption();

  RehearseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** {@code --json file} names no file to write: what follows is a scenario, as after no option. */
  static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        arguments.push("-");
      }
      return false;
    }
  }

  @Override
  public Integer call() {
    Home home = Home.of(surroundings.home());
    List<Path> inputs = files.isEmpty() ? bundled(home) : files;
    List<Scenario> scenarios = Scenarios.read(inputs);
    Target target = Target.of(json, inputs);
    Show show = show(target);
    Reports reports = Reports.in(out);
    List<Outcome> outcomes = play(show, home, scenarios);
    reports.write(outcomes);
    target.write(JsonOutcome.array(outcomes), surroundings.out());
    show.conclude(reports, outcomes);
    boolean asExpected = outcomes.stream().allMatch(Outcome::asExpected);
    return (asExpected ? ExitCode.DONE : ExitCode.NOT_AS_EXPECTED).code();
  }

  private static List<Path> bundled(Home home) {
    Path scenarios = home.path().resolve("examples/checkout/scenarios");
    return BUNDLED.stream().map(name -> scenarios.resolve(name + ".yaml")).toList();
  }

  /** Where JSON is printed, nothing else is. */
  private Show show(Target target) {
    Optional<Pace> live = Optional.ofNullable(pace).map(Pace::parse);
    if (target instanceof Target.Output) {
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      return new Show(surroundings.showingOn(nowhere, Terminal.none()), false, Optional.empty());
    }
    boolean colored = color.isWanted(surroundings.terminal());
    return new Show(surroundings, colored, live);
  }

  private static List<Outcome> play(Show show, Home home, List<Scenario> scenarios) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      try {
        outcomes.add(show.play(home, scenario));
      } catch (UnplayableException e) {
        throw new BadInputException(String.valueOf(e.getMessage()));
      }
    }
    return outcomes;
  }
}
