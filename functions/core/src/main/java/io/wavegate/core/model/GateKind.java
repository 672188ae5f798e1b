package io.wavegate.core.model;

/** The two gates of a wave. */
public enum GateKind {
  /** Before the deploy actions: may this deployment start? */
  ENTRY("entry"),
  /** After the deploy actions: tests, bake, verdict. */
  PROMOTION("promotion");

  private final String word;

  GateKind(String word) {
    this.word = word;
  }

  /** The word used in policies, UserParameters, names and reports. */
  public String word() {
    return word;
  }

  /**
   * @throws IllegalArgumentException if no gate is called so
   */
  public static GateKind of(String word) {
    for (GateKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "gate must be \"entry\" or \"promotion\", got \"" + Checks.shown(word) + "\"");
  }
}
