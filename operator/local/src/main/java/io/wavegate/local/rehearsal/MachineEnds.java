package io.wavegate.local.rehearsal;

import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.rehearsal.Outcome.ExecutionOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Whether the state machines ended as their gates did. A gate is settled also if its machine fails,
 * since another handler takes over: without this look, a flow that is broken could go unnoticed.
 */
final class MachineEnds {
  private MachineEnds() {}

  static List<String> differences(ReleaseView view, List<ExecutionOutcome> executions) {
    return view.waves().stream()
        .flatMap(wave -> wave.gates().stream())
        .flatMap(gate -> difference(gate, executions).stream())
        .toList();
  }

  private static Optional<String> difference(GateView view, List<ExecutionOutcome> executions) {
    Optional<Verdict> verdict = view.gate().verdict();
    if (verdict.isEmpty()) {
      return Optional.empty();
    }
    String other = endsWell(verdict.get()) ? "FAILED" : "SUCCEEDED";
    return executions.stream()
        .filter(execution -> execution.name().equals(view.executionName()))
        .filter(execution -> execution.status().equals(other))
        .map(
            e -> "machine " + e.name() + ": its gate is " + verdict.get().word() + ", got " + other)
        .findFirst();
  }

  private static boolean endsWell(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Promote promote -> true;
      case Verdict.PromoteByPerson byPerson -> true;
      case Verdict.Observe observed -> true;
      case Verdict.StepAside aside -> true;
      case Verdict.Halt halt -> false;
      case Verdict.RollBack rollBack -> false;
    };
  }
}
