package io.wavegate.handlers.gate;

import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import java.time.Instant;
import java.util.Optional;

/**
 * A carrier that asks for a gate.
 *
 * @param gate the gate
 * @param service the service that the carrier names
 * @param carrier its kind
 * @param action the pipeline action
 * @param secret its job id or approval token; empty for a failed stage
 * @param began when an approval began to wait, by CodePipeline's clock
 */
public record OpenCall(
    GateId gate,
    String service,
    Carrier carrier,
    String action,
    String secret,
    Optional<Instant> began) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "OpenCall[" + gate.key() + " " + action + "]";
  }
}
