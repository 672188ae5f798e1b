package io.wavegate.cli;

import io.wavegate.codec.CoreJson;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.Rehearsal;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays releases through their waves, in virtual time, on this machine. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = "Plays releases through their waves, in virtual time, on this machine.")
final class RehearseCommand implements Callable<Integer> {
  private static final List<String> BUNDLED = List.of("all-green", "alarm-mid-bake");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "Scenario files; without any, the bundled example examples/checkout.")
  private List<Path> files = List.of();

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "-",
      paramLabel = "FILE",
      description = "Print the outcomes as JSON instead of text, or write them to FILE.")
  private @Nullable String json;

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

  @Option(names = "--color", negatable = true, description = "Colour, or none (--no-color).")
  private @Nullable Boolean color;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    Home home = Home.find();
    List<Scenario> scenarios = new ArrayList<>();
    for (Path file : files.isEmpty() ? bundled(home) : files) {
      scenarios.add(read(file));
    }
    boolean quiet = "-".equals(json);
    boolean colored = color == null ? Terminal.takesColor() : color;
    Optional<Pace> livePace = Optional.ofNullable(pace).map(Pace::parse);
    List<Outcome> outcomes = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Show show = quiet ? Show.none() : Show.on(console, colored, livePace);
      show.begin(scenario);
      Outcome outcome = new Rehearsal(home.path(), show.watcher()).play(scenario);
      show.end(outcome);
      outcomes.add(outcome);
    }
    Reports.write(out, outcomes);
    if (!quiet) {
      console.println("Report: " + out.resolve("report.html"));
      console.println("Timeline: " + out.resolve("timeline.json"));
    }
    writeJson(console, outcomes);
    boolean asExpected = outcomes.stream().allMatch(Outcome::asExpected);
    return (asExpected ? ExitCode.DONE : ExitCode.NOT_AS_EXPECTED).code();
  }

  private static List<Path> bundled(Home home) {
    Path scenarios = home.path().resolve("examples/checkout/scenarios");
    return BUNDLED.stream().map(name -> scenarios.resolve(name + ".yaml")).toList();
  }

  private static Scenario read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("no scenario file " + file);
    }
    return switch (ScenarioReader.read(file)) {
      case ScenarioReader.Result.Read read -> read.scenario();
      case ScenarioReader.Result.Rejected rejected ->
          throw new BadInputException(
              rejected.problems().stream().map(Problem::said).collect(Collectors.joining("\n")));
    };
  }

  private void writeJson(PrintWriter console, List<Outcome> outcomes) throws IOException {
    if (json == null) {
      return;
    }
    String text = CoreJson.writePretty(outcomes.stream().map(JsonOutcome::of).toList());
    if (json.equals("-")) {
      console.println(text);
    } else {
      Files.writeString(Path.of(json), text + "\n");
    }
  }
}
