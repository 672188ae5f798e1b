package io.wavegate.cli;

import io.wavegate.codec.policy.FloorReader;
import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.Advice;
import io.wavegate.core.policy.Floor;
import io.wavegate.core.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks policy files before they are stored. */
@Command(
    name = "lint",
    description = "Checks policy files: every mistake with its place, and advice.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  every file is a policy; advice changes nothing about that",
      "  2  a file cannot be read, or is no policy or floor, or the floor refuses what it says"
    })
final class LintCommand extends HelpedCommand {
  private static final int HEAD = 12;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy files.")
  private List<Path> files = List.of();

  @Option(
      names = "--floor",
      paramLabel = "FILE",
      description = "The organisation's floor: says what of the files it refuses.")
  private Optional<Path> floor = Optional.empty();

  LintCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<Floor> laid = floor.isPresent() ? laid(floor.get()) : Optional.of(Floor.NONE);
    boolean good = laid.isPresent();
    for (Path file : files) {
      good &= lint(file, laid.orElse(Floor.NONE));
    }
    return (good ? ExitCode.DONE : ExitCode.BAD_INPUT).code();
  }

  /** The floor of a file; one that is none is told, and is no floor. */
  private Optional<Floor> laid(Path file) {
    return switch (FloorReader.read(file.toString(), content(file))) {
      case FloorReader.Result.Parsed parsed -> Optional.of(parsed.floor());
      case FloorReader.Result.Rejected rejected -> {
        tell(rejected.problems());
        yield Optional.empty();
      }
    };
  }

  private void tell(List<Problem> problems) {
    problems.forEach(problem -> surroundings.err().println(Plain.lines(problem.said())));
  }

  private boolean lint(Path file, Floor laid) {
    PrintWriter out = surroundings.out();
    return switch (PolicyReader.read(file.toString(), content(file))) {
      case PolicyResult.Rejected rejected -> {
        tell(rejected.problems());
        yield false;
      }
      case PolicyResult.Parsed parsed -> {
        Policy policy = parsed.policy();
        out.println(
            "%s: a policy of %s, waves %s, version %s"
                .formatted(
                    file,
                    policy.service(),
                    String.join(", ", policy.waves().stream().map(w -> w.name()).toList()),
                    parsed.digest().substring(0, HEAD)));
        Advice.on(policy).forEach(advice -> out.println(file + ": advice: " + advice));
        List<String> refused = laid.refusals(policy);
        refused.forEach(why -> surroundings.err().println(file + ": " + Plain.lines(why)));
        yield refused.isEmpty();
      }
    };
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInputException(file + " cannot be read: " + e.getMessage());
    }
  }
}
