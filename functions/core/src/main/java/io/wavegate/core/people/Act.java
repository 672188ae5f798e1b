package io.wavegate.core.people;

import java.util.Arrays;
import java.util.Optional;

/** What a person can tell Wavegate to do. */
public enum Act {
  /** Nothing of the service starts until its owner lifts it. */
  HOLD("hold"),
  /** A hold, or a revision's quarantine, is over, or a line that Wavegate has stopped goes on. */
  LIFT("lift"),
  /** A gate lets its release through, by the person's word. */
  APPROVE("approve"),
  /** A gate fails its release and stops the line; what is deployed stays. */
  REJECT("reject"),
  /** What a release has deployed goes back. */
  ABORT("abort"),
  /** A bake lasts longer. */
  EXTEND("extend"),
  /** A release may start although the alarm fires that it is to mend. */
  FIX_FORWARD("fix-forward"),
  /** A release may start outside of the windows. */
  SKIP_WINDOW("skip-window"),
  /** A gate that halted may be tried once more. */
  REOPEN("reopen"),
  /** A release goes back from every wave that it reached, also where it was promoted. */
  ROLLBACK("rollback");

  private final String word;

  Act(String word) {
    this.word = word;
  }

  /** The word used on the command line, in paths of the API and in policies. */
  public String word() {
    return word;
  }

  /** The act of that word. */
  public static Optional<Act> of(String word) {
    return Arrays.stream(values()).filter(act -> act.word.equals(word)).findFirst();
  }
}
