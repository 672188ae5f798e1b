package io.wavegate.cli;

import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.Outcome.ExecutionOutcome;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import io.wavegate.local.rehearsal.Outcome.RollbackOutcome;
import java.time.Duration;
import java.util.List;

/** An outcome as {@code rehearse --json} prints it. */
record JsonOutcome(
    String scenario,
    boolean asExpected,
    List<String> differences,
    Duration virtualDuration,
    List<GateOutcome> gates,
    List<RollbackOutcome> rollbacks,
    List<String> effects,
    List<ExecutionOutcome> executions) {
  static JsonOutcome of(Outcome outcome) {
    return new JsonOutcome(
        outcome.scenario(),
        outcome.asExpected(),
        outcome.differences(),
        outcome.virtualDuration(),
        outcome.gates(),
        outcome.rollbacks(),
        outcome.effects(),
        outcome.executions());
  }
}
