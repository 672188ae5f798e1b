package io.wavegate.standins.codepipeline;

/** Where a stage execution stands. */
enum StageStatus {
  IN_PROGRESS("InProgress"),
  STOPPING("Stopping"),
  STOPPED("Stopped"),
  FAILED("Failed"),
  SUCCEEDED("Succeeded");

  private final String status;

  StageStatus(String status) {
    this.status = status;
  }

  /** The status in the API. */
  String status() {
    return status;
  }

  boolean open() {
    return this == IN_PROGRESS || this == STOPPING;
  }
}
