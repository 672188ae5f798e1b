package io.wavegate.core.admission;

import io.wavegate.core.model.Names;

/**
 * A newer release that waits in front of the stage which an older one holds (<a
 * href="https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html">how
 * executions wait</a>).
 *
 * @param stage the stage
 * @param execution the newer release's pipeline execution
 * @param revision its source revision, empty if none is shown
 * @param summary its source revision's summary, empty if none is shown
 * @param supersedes whether the pipeline is in SUPERSEDED mode, in which the newest counts
 * @param canEnter whether the transition into the stage is open to it
 * @param quarantined whether its revision is in quarantine, so that its own gate would refuse it
 */
public record InFront(
    String stage,
    String execution,
    String revision,
    String summary,
    boolean supersedes,
    boolean canEnter,
    boolean quarantined) {
  private static final int HEAD = 12;

  /**
   * Whether the older release should let it go first. One that could not enter, or would be refused
   * as it does, is not made way for: both would be lost then.
   */
  public boolean goesFirst() {
    return supersedes && canEnter && !quarantined;
  }

  /** As a person reads it. */
  public String said() {
    String which = revision.isEmpty() ? "execution " + Names.head(execution, HEAD) : named();
    return which + " waits in front of " + stage;
  }

  private String named() {
    return Names.head(revision, HEAD) + (summary.isEmpty() ? "" : " (" + summary + ")");
  }
}
