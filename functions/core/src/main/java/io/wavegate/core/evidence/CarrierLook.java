package io.wavegate.core.evidence;

import java.util.List;

/** What became of the action that holds the pipeline for a gate. */
public sealed interface CarrierLook {
  /**
   * The stage shows this release, and the action waits for the gate.
   *
   * @param failedDeployActions deploy actions of the stage that failed for this release
   */
  record Holding(List<String> failedDeployActions) implements CarrierLook {
    /** Copies the list. */
    public Holding {
      failedDeployActions = List.copyOf(failedDeployActions);
    }
  }

  /**
   * A person answered it.
   *
   * @param approved whether it was an approval
   * @param who the person's principal
   * @param summary the person's words
   */
  record Answered(boolean approved, String who, String summary) implements CarrierLook {}

  /**
   * The release is no longer there: superseded, stopped, timed out, retried.
   *
   * @param why what the stage shows instead
   */
  record Gone(String why) implements CarrierLook {}
}
