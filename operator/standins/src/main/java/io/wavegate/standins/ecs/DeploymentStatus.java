package io.wavegate.standins.ecs;

/** Where a service deployment is (developer guide, View service history). */
enum DeploymentStatus {
  PENDING,
  IN_PROGRESS,
  SUCCESSFUL,
  STOP_REQUESTED,
  STOPPED,
  ROLLBACK_REQUESTED,
  ROLLBACK_IN_PROGRESS,
  ROLLBACK_SUCCESSFUL,
  ROLLBACK_FAILED;

  boolean isOver() {
    return switch (this) {
      case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> true;
      case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> false;
    };
  }

  /** Whether nobody has asked for its end, and it has not failed. */
  boolean isGoingOn() {
    return this == PENDING || this == IN_PROGRESS;
  }
}
