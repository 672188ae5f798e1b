package io.wavegate.core.testing;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.PipelineRef;

/** The pipeline, release and gates that the tests speak of. */
public final class Ids {
  /** The pipeline. */
  public static final PipelineRef PIPELINE =
      new PipelineRef("111122223333", "eu-west-1", "checkout-prod");

  /** The release. */
  public static final String EXECUTION = "1f3a9c2e-0000-4000-8000-000000000001";

  private Ids() {}

  /** The promotion gate of the first wave. */
  public static GateId gateId() {
    return new GateId(PIPELINE, EXECUTION, "Prod-OneBox", "one-box", GateKind.PROMOTION);
  }

  /** The first attempt of that gate, standing so. */
  public static Gate gate(Phase phase) {
    return new Gate(
        new AttemptId(gateId(), 1),
        "checkout",
        "policy-digest",
        Carrier.APPROVAL,
        "Promotion",
        Times.DEPLOYED,
        phase);
  }
}
