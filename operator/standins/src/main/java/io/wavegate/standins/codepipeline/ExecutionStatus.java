package io.wavegate.standins.codepipeline;

/** Where a pipeline execution stands. */
enum ExecutionStatus {
  IN_PROGRESS("InProgress"),
  STOPPING("Stopping"),
  STOPPED("Stopped"),
  SUCCEEDED("Succeeded"),
  SUPERSEDED("Superseded"),
  FAILED("Failed");

  private final String status;

  ExecutionStatus(String status) {
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
