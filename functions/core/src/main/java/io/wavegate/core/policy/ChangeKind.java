package io.wavegate.core.policy;

/** What kind of thing a release changes; a policy says which source brings which. */
public enum ChangeKind {
  /** The service's own code. */
  CODE("code"),
  /** Its configuration. */
  CONFIGURATION("configuration"),
  /** What it runs on. */
  INFRASTRUCTURE("infrastructure"),
  /** Feature flags. */
  FLAG("flag");

  private final String word;

  ChangeKind(String word) {
    this.word = word;
  }

  /** The word used in policies and reports. */
  public String word() {
    return word;
  }
}
