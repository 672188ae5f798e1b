package io.wavegate.core.evidence;

import java.time.Instant;
import java.util.List;

/** What became of the action that holds the pipeline for a gate. */
public sealed interface CarrierLook {
  /**
   * The stage shows this release, and the action waits for the gate.
   *
   * @param failed deploy actions of the stage that failed for this release
   */
  record Holding(List<FailedAction> failed) implements CarrierLook {
    /** Copies the list. */
    public Holding {
      failed = List.copyOf(failed);
    }
  }

  /**
   * The stage failed before its promotion gate was asked; no action waits.
   *
   * @param failed what failed: deploy actions, or else the promotion action itself
   * @param inDeployment whether it was deploy actions
   */
  record FailedStage(List<FailedAction> failed, boolean inDeployment) implements CarrierLook {
    /** Copies the list. */
    public FailedStage {
      failed = List.copyOf(failed);
    }
  }

  /**
   * A person answered it.
   *
   * @param approved whether it was an approval
   * @param who the person's principal
   * @param summary the person's words
   * @param at when, by CodePipeline's clock
   */
  record Answered(boolean approved, String who, String summary, Instant at)
      implements CarrierLook {}

  /**
   * It failed, and nobody answered it: its time ran out, or its job was lost. Nobody knows unless a
   * person is told.
   *
   * @param why what the stage shows
   */
  record TimedOut(String why) implements CarrierLook {}

  /**
   * The release is no longer there: superseded, stopped, retried.
   *
   * @param why what the stage shows instead
   */
  record Gone(String why) implements CarrierLook {}
}
