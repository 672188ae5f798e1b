package io.wavegate.core.rollback;

import io.wavegate.core.model.ReleaseId;
import java.time.Instant;

/**
 * That Wavegate has disabled the transition into a stage, for one release: written before it is
 * done. Several releases may have the same stage closed, each for a reason of its own.
 *
 * @param release the release that was halted there, or is rolled back
 * @param service the service
 * @param wave the wave
 * @param stage its stage
 * @param revision the release's source revision, empty if it is not known
 * @param cause what for
 * @param at when
 */
public record Closure(
    ReleaseId release,
    String service,
    String wave,
    String stage,
    String revision,
    Cause cause,
    Instant at) {
  /** How the reason begins that CodePipeline shows of every transition which Wavegate disables. */
  public static final String MARK = "Wavegate ";

  /** What a transition is disabled for. */
  public enum Cause {
    /** A gate has halted the release. */
    HALT("was halted"),
    /** The release goes back. */
    ROLLBACK("was rolled back");

    private final String said;

    Cause(String said) {
      this.said = said;
    }

    /** What has become of the release, as a person reads it. */
    public String said() {
      return said;
    }
  }
}
