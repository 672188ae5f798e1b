package io.wavegate.handlers.flow;

import io.wavegate.core.admission.BudgetLook;
import io.wavegate.core.admission.EntryFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;

/** Reads what an entry gate has to know besides its wave: of others, and what its policy asks. */
final class FurtherFacts {
  private final Ports ports;
  private final Admitting admitting;

  FurtherFacts(Ports ports, Books books) {
    this.ports = ports;
    this.admitting = new Admitting(books);
  }

  EntryFacts of(Gate gate, Policy policy, WavePolicy wave) {
    return admitting
        .facts(gate, policy, wave)
        .with(
            wave.errorBudget()
                .map(
                    rule ->
                        new BudgetLook(rule, ports.budgets().newest(rule, ports.time().now()))));
  }
}
