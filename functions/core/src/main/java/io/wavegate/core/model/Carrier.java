package io.wavegate.core.model;

/** What brings a gate about. */
public enum Carrier {
  /** A Lambda invoke action holds the pipeline: answered through its job. */
  INVOKE("invoke"),
  /** A manual approval action holds the pipeline: answered with its token. */
  APPROVAL("approval"),
  /** The stage failed before its promotion gate was asked: nothing holds, nothing is answered. */
  FAILED_STAGE("failed"),
  /**
   * There was bad news while the stage deploys, and a lever can stop it: nothing holds, nothing is
   * answered.
   */
  IN_FLIGHT("in flight");

  private final String word;

  Carrier(String word) {
    this.word = word;
  }

  /** The carrier of an action of that kind. */
  public static Carrier of(CarrierKind kind) {
    return switch (kind) {
      case INVOKE -> INVOKE;
      case APPROVAL -> APPROVAL;
    };
  }

  /** Whether an action holds the pipeline for the gate, and waits for its answer. */
  public boolean holds() {
    return switch (this) {
      case INVOKE, APPROVAL -> true;
      case FAILED_STAGE, IN_FLIGHT -> false;
    };
  }

  /** The word used in reports. */
  public String word() {
    return word;
  }
}
