package io.wavegate.core.verdict;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a state machine ended with, as whoever is paged at night reads it: a sentence instead of the
 * name of an error.
 *
 * @param name of the error, as Step Functions has it; empty if none is known
 * @param cause what it says of itself
 */
public record MachineError(String name, String cause) {
  /** A name has no blanks; what has some is a sentence already. */
  private static final Pattern NAMED = Pattern.compile("(?s)([A-Za-z0-9_.$]{1,256})(?:: ?(.*))?");

  private static final String OURS = "Wavegate.";

  private static final String STEP_LATE = "a step took longer than it may";

  /** An error in the form {@code name: cause}. */
  public static MachineError of(String text) {
    Matcher named = NAMED.matcher(text);
    boolean matches = named.matches() && (named.group(2) != null || named.group(1).contains("."));
    return matches
        ? new MachineError(named.group(1), named.group(2) == null ? "" : named.group(2))
        : new MachineError("", text);
  }

  /** What happened. */
  public String what() {
    return switch (name) {
      case "Wavegate.TestNotRun" -> "a required " + cause;
      case "Wavegate.ResultNotRecorded" ->
          "the result of a validation test could not be stored, however often that was tried, and"
              + " what is not stored is no evidence";
      case "Wavegate.UnknownTestKind" ->
          "a validation test was not run, since the execution that watches this gate does not know"
              + " its "
              + cause;
      case "Wavegate.NotAsked" -> "the team could not be asked: " + of(cause).what();
      case "States.Timeout", "States.HeartbeatTimeout" -> STEP_LATE + inBrackets();
      case "" -> cause;
      default -> name.startsWith(OURS) && !cause.isEmpty() ? cause : plain();
    };
  }

  private String inBrackets() {
    return " (" + plain() + ")";
  }

  private String plain() {
    return cause.isEmpty() ? name : name + ": " + cause;
  }

  /** Whether a validation test is missing, and not the machine at fault. */
  private boolean isOfTest() {
    return switch (name) {
      case "Wavegate.TestNotRun", "Wavegate.ResultNotRecorded", "Wavegate.UnknownTestKind" -> true;
      default -> false;
    };
  }

  /**
   * The verdict where nothing better is known: without evidence nothing is promoted.
   *
   * @param service and wave whose gate it is
   */
  public Verdict.Halt halt(String service, String wave) {
    return new Verdict.Halt(
        isOfTest()
            ? what()
                + ". Without it nothing is promoted, and nothing is known against the release. Mend"
                + " that, then: wavegate reopen %s %s --reason TEXT, and retry the stage"
                    .formatted(service, wave)
            : "the state machine met an error: " + what());
  }
}
