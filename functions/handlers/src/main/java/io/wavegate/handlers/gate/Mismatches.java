package io.wavegate.handlers.gate;

import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import java.util.List;
import java.util.Optional;

/** Whether a carrier stands where the policy says that it does. */
final class Mismatches {
  private Mismatches() {}

  /** What is wrong, as one sentence with the values seen; empty if nothing is. */
  static Optional<String> of(OpenCall call, Policy policy) {
    GateId gate = call.gate();
    if (!policy.pipeline().equals(gate.pipeline().name())) {
      return Optional.of(
          "service %s is deployed by pipeline %s, not by %s"
              .formatted(policy.service(), policy.pipeline(), gate.pipeline().name()));
    }
    Optional<WavePolicy> wave = policy.wave(gate.wave());
    if (wave.isEmpty()) {
      List<String> names = policy.waves().stream().map(WavePolicy::name).toList();
      return Optional.of("no wave \"" + gate.wave() + "\" in the policy, it has " + names);
    }
    if (!wave.get().stage().equals(gate.stage())) {
      return Optional.of(
          "wave %s is deployed by stage %s, the action stands in %s"
              .formatted(gate.wave(), wave.get().stage(), gate.stage()));
    }
    return ofAction(call, wave.get());
  }

  /** A stage is known by its name; what happened in it is no gate's action. */
  private static Optional<String> ofAction(OpenCall call, WavePolicy wave) {
    if (!call.carrier().holds()) {
      return Optional.empty();
    }
    GateKind kind = call.gate().kind();
    GateAction named =
        switch (kind) {
          case ENTRY -> wave.entry();
          case PROMOTION -> wave.promotion();
        };
    boolean same =
        named.action().equals(call.action()) && Carrier.of(named.carrier()) == call.carrier();
    return same
        ? Optional.empty()
        : Optional.of(
            "the %s gate of wave %s is carried by %s action %s, not by %s action %s"
                .formatted(
                    kind.word(),
                    wave.name(),
                    named.carrier().word(),
                    named.action(),
                    call.carrier().word(),
                    call.action()));
  }
}
