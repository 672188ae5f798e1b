package io.wavegate.core.model;

/** What holds the pipeline while a gate judges. */
public enum CarrierKind {
  /** A Lambda invoke action: at most 24 h, shows progress in the console. */
  INVOKE("invoke"),
  /** A manual approval action: at most 60 days, a person can answer it if Wavegate is down. */
  APPROVAL("approval");

  private final String word;

  CarrierKind(String word) {
    this.word = word;
  }

  /** The word used in policies and reports. */
  public String word() {
    return word;
  }
}
