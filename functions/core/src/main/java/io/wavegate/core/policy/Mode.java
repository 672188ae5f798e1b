package io.wavegate.core.policy;

/** How much Wavegate may do at a wave: a team lets it in step by step. */
public enum Mode {
  /**
   * Nothing: actions are let go on at once and no line is stopped. What it would have decided
   * stands beside what people did.
   */
  OBSERVE("observe"),
  /** It lets a release go on or fails it; what is deployed goes back only by a person's word. */
  GATE("gate"),
  /** It rolls back too: nobody needs to be there. */
  HANDS_OFF("hands-off");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /** The word used in policies and reports. */
  public String word() {
    return word;
  }
}
