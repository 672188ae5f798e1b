package io.wavegate.core.policy;

import io.wavegate.core.model.CarrierKind;
import java.time.Duration;

/**
 * The pipeline action that carries a gate.
 *
 * @param carrier what kind of action
 * @param action the action's name in the stage; an approval action is Wavegate's only if a policy
 *     names it
 * @param waitAtMost how long an entry gate may wait for its blockers to clear before it halts
 */
public record GateAction(CarrierKind carrier, String action, Duration waitAtMost) {}
