package io.wavegate.core.policy;

import io.wavegate.core.model.CarrierKind;
import java.time.Duration;
import java.util.Optional;

/**
 * The pipeline action that carries a gate.
 *
 * @param carrier what kind of action
 * @param action the action's name in the stage; an approval action is Wavegate's only if a policy
 *     names it
 * @param waitAtMost how long an entry gate may wait for its blockers to clear before it halts
 * @param requires what must have been shown of a revision before it starts here; empty if nothing
 */
public record GateAction(
    CarrierKind carrier, String action, Duration waitAtMost, Optional<Proof> requires) {
  /** What must have been shown of a revision. */
  public enum Proof {
    /** An upgrade-and-rollback test of an earlier wave has passed with it. */
    ROLLBACK_SAFE
  }

  /** One for which nothing must have been shown. */
  public GateAction(CarrierKind carrier, String action, Duration waitAtMost) {
    this(carrier, action, waitAtMost, Optional.empty());
  }
}
