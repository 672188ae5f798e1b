package io.wavegate.cli;

import io.wavegate.core.people.Act;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What each act is, and what it takes, in words for a terminal. */
final class ActWords {
  private static final String RELEASE =
      "The pipeline execution, or its first characters (the one whose gate is open).";

  private ActWords() {}

  static String description(Act act) {
    return switch (act) {
      case HOLD -> "Nothing of the service starts until you lift it, or it expires.";
      case LIFT ->
          "Lifts your hold, another's, the quarantine of a revision, or a stop of the line.";
      case APPROVE ->
          "Lets a release through the gate that is open at the wave. The watch goes on; bad evidence"
              + " that is there already rolls back all the same.";
      case REJECT -> "Fails a release at its gate and stops the line. What is deployed stays.";
      case ABORT -> "Rolls back a release that a wave is getting, or bakes.";
      case EXTEND -> "Makes a bake longer.";
      case FIX_FORWARD -> "Lets a release start although the alarm fires that it is to mend.";
      case SKIP_WINDOW -> "Lets a release start outside of its windows.";
      case ROLLBACK -> "Takes a release back from every wave that it reached.";
      case REOPEN -> "Lets a wave be tried once more whose gate has halted the release.";
    };
  }

  static boolean isOfWave(Act act) {
    return switch (act) {
      case APPROVE, REJECT, ABORT, EXTEND, REOPEN -> true;
      case HOLD, LIFT, FIX_FORWARD, SKIP_WINDOW, ROLLBACK -> false;
    };
  }

  /** The options beside the reason, by their names. */
  static SequencedMap<String, String> options(Act act) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    switch (act) {
      case HOLD -> options.put("expires", "When it ends by itself, such as 4h (never).");
      case LIFT -> {
        options.put("owner", "Whose hold, as the refusal names it (yours).");
        options.put("revision", "A revision that is let out of quarantine instead.");
        options.put(
            "line",
            "A stage, or all: what Wavegate has disabled the way into is enabled again instead.");
      }
      case APPROVE, REJECT, ABORT, REOPEN -> {
        options.put("release", RELEASE);
        options.put("gate", "entry or promotion (the one that is open).");
      }
      case ROLLBACK -> {
        options.put("release", RELEASE);
        options.put("wave", "From that wave alone (from every wave).");
      }
      case EXTEND -> {
        options.put("by", "By how much, such as 2h.");
        options.put("release", RELEASE);
      }
      case FIX_FORWARD, SKIP_WINDOW -> {
        options.put("release", RELEASE);
        options.put("expires", "How long it counts, at most 7d (4h).");
      }
    }
    return options;
  }
}
