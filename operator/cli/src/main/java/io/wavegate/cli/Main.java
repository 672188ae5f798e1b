package io.wavegate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point. */
@Command(
    name = "wavegate",
    mixinStandardHelpOptions = true,
    version = "wavegate 0.1.0",
    description = "Decides, without anyone watching, whether a release may go on.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is needed: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Surroundings surroundings =
        new Surroundings(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            Terminal.ofProcess(),
            Pause.REAL,
            System.getProperty("wavegate.home", ""));
    System.exit(execute(surroundings, args));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    PrintStream stream =
        new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs a command; its exit code. */
  static int execute(Surroundings surroundings, String... args) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new RehearseCommand(surroundings))
            .addSubcommand(new LocalCommand(surroundings))
            .addSubcommand(new SimulateCommand(surroundings))
            .addSubcommand(new LintCommand(surroundings))
            .addSubcommand(new RollbackCommand(surroundings))
            .addSubcommand(new TestsCommand(surroundings));
    ActCommand.all(surroundings).forEach(line::addSubcommand);
    return line.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler((exception, arguments) -> refused(exception))
        .setExecutionExceptionHandler(
            (exception, failing, result) -> failed(exception, surroundings.err()))
        .execute(args);
  }

  private static int refused(ParameterException exception) {
    CommandLine line = exception.getCommandLine();
    line.getErr().println(Plain.lines(String.valueOf(exception.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, line.getErr());
    line.getErr().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT.code();
  }

  private static int failed(Exception exception, PrintWriter err) {
    if (exception instanceof BadInputException) {
      err.println(Plain.lines(String.valueOf(exception.getMessage())));
      return ExitCode.BAD_INPUT.code();
    }
    err.println("wavegate failed, which is our fault: " + Plain.lines(exception.toString()));
    exception.printStackTrace(err);
    return ExitCode.OUR_FAULT.code();
  }
}
