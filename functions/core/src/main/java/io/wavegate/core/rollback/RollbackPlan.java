package io.wavegate.core.rollback;

import io.wavegate.core.model.Names;
import java.time.Instant;

/**
 * What a rollback of one stage would do.
 *
 * @param stage the stage
 * @param target the pipeline execution whose revision comes back
 * @param revision that execution's source revision
 * @param summary its commit message, as far as CodePipeline knows it
 * @param succeededAt when it was last updated
 */
public record RollbackPlan(
    String stage, String target, String revision, String summary, Instant succeededAt) {
  /** The plan as the entry gate says it. */
  public String said() {
    String commit = revision.isEmpty() ? "" : ", revision " + Names.head(revision, 8);
    return "rollback would return "
        + stage
        + " to "
        + Names.head(target, 8)
        + commit
        + (summary.isEmpty() ? "" : " (" + summary + ")");
  }
}
