package io.wavegate.core.rollback;

import io.wavegate.core.lever.Remains;
import io.wavegate.core.model.Names;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rollback of one stage would do.
 *
 * @param stage the stage
 * @param target the pipeline execution whose revision comes back
 * @param revision that execution's source revision
 * @param summary its commit message, as far as CodePipeline knows it
 * @param succeededAt when it was last updated
 * @param along what else goes back with it; empty where nobody looked
 * @param remains whether that execution's artefacts still exist; empty where nobody looked
 */
public record RollbackPlan(
    String stage,
    String target,
    String revision,
    String summary,
    Instant succeededAt,
    Optional<Along> along,
    Optional<Remains> remains) {
  /** The same, where nobody has looked what else goes back with it. */
  public RollbackPlan(
      String stage, String target, String revision, String summary, Instant succeededAt) {
    this(stage, target, revision, summary, succeededAt, Optional.empty(), Optional.empty());
  }

  /** The same plan, with what else goes back. */
  RollbackPlan taking(Along changes) {
    return new RollbackPlan(
        stage, target, revision, summary, succeededAt, Optional.of(changes), remains);
  }

  /** The same plan, with what is left of its artefacts. */
  public RollbackPlan with(Remains artefacts) {
    return new RollbackPlan(
        stage, target, revision, summary, succeededAt, along, Optional.of(artefacts));
  }

  /** The plan as the entry gate says it. */
  public String said() {
    String commit = revision.isEmpty() ? "" : ", revision " + Names.head(revision, 8);
    return "rollback would return "
        + stage
        + " to "
        + Names.head(target, 8)
        + commit
        + (summary.isEmpty() ? "" : " (" + summary + ")")
        + along.map(Along::said).orElse("")
        + remains.map(Remains::said).orElse("");
  }
}
