package io.wavegate.cli;

import io.wavegate.local.endpoint.LoopbackEndpoint;
import io.wavegate.local.live.LiveLoop;
import io.wavegate.local.live.LiveRun;
import io.wavegate.local.live.Origin;
import io.wavegate.local.live.RealTime;
import io.wavegate.local.live.Speed;
import io.wavegate.local.live.UnusableRunException;
import io.wavegate.local.live.WallTime;
import io.wavegate.local.rehearsal.UnplayableException;
import io.wavegate.local.scenario.ExampleReader;
import io.wavegate.local.store.RunFile;
import io.wavegate.local.store.RunFileException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the orchestrator on this machine, in real time, for the AWS CLI and the SDKs. */
@Command(
    name = "local",
    description =
        "Runs the whole orchestrator on this machine, in real time, for the AWS CLI and the SDKs."
            + " Ctrl-C ends it; started again it goes on where it was.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  it was ended by Ctrl-C or a signal",
      "  2  an option, the folder, the port or the data cannot be used"
    })
final class LocalCommand extends HelpedCommand {
  private static final String EXAMPLE = "examples/checkout";

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description =
          "A folder with wavegate.yaml, pipeline.json and world.yaml (the bundled"
              + " examples/checkout).")
  private @Nullable Path folder;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "So many times faster than real time, 0.1 to 3600 (1).")
  private String speed = "1";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where it listens on 127.0.0.1; 0 takes any that is free (4599).")
  private int port = 4599;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the run is kept (wavegate-out/local).")
  private Path data = Path.of("wavegate-out", "local");

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "When the clock of a new run begins, 2026-05-04T08:05:00Z (now).")
  private @Nullable String start;

  @Option(names = "--fresh", description = "Throw the run in DIR away and begin a new one.")
  private boolean fresh;

  @Mixin private final ColorOption color = new ColorOption();

  LocalCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Home home = Home.of(surroundings.home());
    Speed pace = LocalOptions.speed(speed);
    LocalOptions.port(port);
    Origin origin = new Origin(home.path(), example(home), LocalOptions.start(start), fresh);
    WallTime time = new RealTime();
    try (Interrupt interrupt = Interrupt.listening();
        RunFile file = RunFile.open(data);
        LiveRun run = LiveRun.open(file, origin, time.now(), pace.virtual(Duration.ofSeconds(1)))) {
      return serve(interrupt, run, time, pace);
    } catch (RunFileException | UnusableRunException | UnplayableException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  private Path example(Home home) {
    Path example = folder == null ? home.path().resolve(EXAMPLE) : folder;
    List<String> missing =
        ExampleReader.FILES.stream()
            .filter(name -> !Files.isRegularFile(example.resolve(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "the folder \"" + example + "\" must hold " + String.join(", ", missing));
    }
    return example;
  }

  private int serve(Interrupt interrupt, LiveRun run, WallTime time, Speed pace) {
    boolean colored = color.isWanted(surroundings.terminal());
    LiveLines lines = new LiveLines(surroundings.out(), colored, run.scenario().start());
    LiveLoop loop = new LiveLoop(run, time, pace, lines::print);
    try (LoopbackEndpoint endpoint = LoopbackEndpoint.open(port, loop, run.cloud().place())) {
      Greeting.lines(run, endpoint.port(), pace, data).forEach(surroundings.out()::println);
      surroundings.out().flush();
      interrupt.serving(loop::stop);
      loop.run();
      surroundings.out().println(Greeting.end(run));
      surroundings.out().flush();
      return ExitCode.DONE.code();
    } catch (BindException e) {
      throw new BadInputException(
          "port " + port + " is taken on 127.0.0.1; choose another with --port, or 0 for any");
    } catch (IOException e) {
      throw new BadInputException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage());
    }
  }
}
