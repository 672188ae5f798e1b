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
    description = "Decides, without anyone watching, whether a release may go on.",
    subcommands = {RehearseCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(
        execute(
            new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs a command; its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Main()).setOut(out).setErr(err);
    command.setExecutionExceptionHandler(
        (exception, line, result) -> {
          if (exception instanceof BadInputException) {
            line.getErr().println(exception.getMessage());
            return ExitCode.BAD_INPUT.code();
          }
          line.getErr().println("wavegate failed, which is our fault: " + exception);
          exception.printStackTrace(line.getErr());
          return ExitCode.OUR_FAULT.code();
        });
    return command.execute(args);
  }
}
