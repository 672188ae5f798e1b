package io.wavegate.handlers.plan;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a release stands, in one sentence. */
public final class Headlines {
  private Headlines() {}

  /** For a release, from all its gates and rollbacks. */
  public static String of(Policy policy, List<Gate> gates, List<Rollback> rollbacks) {
    if (!rollbacks.isEmpty()) {
      Rollback last = rollbacks.getLast();
      String what = last.stuck().isEmpty() ? "Rolled back at " : "NOT rolled back at ";
      return what + last.gate().wave() + ": " + ends(last);
    }
    Optional<Gate> halted =
        gates.stream()
            .filter(gate -> gate.verdict().filter(Verdict.Halt.class::isInstance).isPresent())
            .findFirst();
    if (halted.isPresent()) {
      return "Halted at " + halted.get().id().gate().wave() + ": " + reason(halted.get());
    }
    long promoted = policy.waves().stream().filter(wave -> isPromoted(wave.name(), gates)).count();
    if (promoted == policy.waves().size()) {
      boolean observed =
          gates.stream()
              .anyMatch(g -> g.verdict().filter(Verdict.Observe.class::isInstance).isPresent());
      return (observed ? "Only observed, through all " : "Promoted through all ")
          + Said.count(promoted, "wave");
    }
    return steppedAside(gates)
        + stoodDown(gates)
        + promoted
        + " of "
        + Said.count(policy.waves().size(), "wave")
        + " promoted"
        + open(gates);
  }

  private static boolean isPromoted(String wave, List<Gate> gates) {
    return gates.stream()
        .filter(gate -> gate.id().gate().kind() == GateKind.PROMOTION)
        .filter(gate -> gate.id().gate().wave().equals(wave))
        .anyMatch(Gate::isPassed);
  }

  /** A newer release went first: this one ended without anything wrong. */
  private static String steppedAside(List<Gate> gates) {
    return gates.stream()
        .max(Comparator.comparing(Gate::openedAt))
        .flatMap(last -> last.verdict().filter(Verdict.StepAside.class::isInstance).map(v -> last))
        .map(last -> "Stepped aside at " + last.id().gate().wave() + ": " + reason(last) + "; ")
        .orElse("");
  }

  private static String reason(Gate gate) {
    return gate.verdict().map(Verdict::reason).orElse("");
  }

  /** A gate with nothing left to decide ends the release, unless a person let it pass. */
  private static String stoodDown(List<Gate> gates) {
    return gates.stream()
        .max(Comparator.comparing(Gate::openedAt))
        .filter(last -> last.phase() instanceof Phase.StoodDown down && !down.promotedByPerson())
        .map(last -> "Ended at " + last.id().gate().wave() + ", " + Stand.said(last) + "; ")
        .orElse("");
  }

  private static String open(List<Gate> gates) {
    return gates.stream()
        .filter(Gate::isUndecided)
        .reduce((first, second) -> second)
        .map(gate -> "; at " + gate.id().gate().wave() + ": " + Stand.said(gate))
        .orElse("");
  }

  private static String ends(Rollback rollback) {
    return switch (rollback.ends()) {
      case Ends.Returning returning -> "the stages are being returned";
      case Ends.Recovering recovering -> "the alarm has not recovered yet";
      case Ends.Recovered recovered -> "recovered in " + Said.duration(recovered.took());
      case Ends.NeedsPerson needs -> "a person must take over: " + needs.why();
    };
  }

  /** What came of one stage's rollback. */
  public static String outcome(Rollback rollback, Step step) {
    return switch (step.stands()) {
      case Stands.Ahead ahead -> "not begun";
      case Stands.Pulling pulling -> "the lever is being pulled";
      case Stands.Pulled pulled -> "running" + as(pulled.execution());
      case Stands.Stuck stuck -> "not possible: " + stuck.why();
      case Stands.Covered covered -> "left to " + covered.by() + ", which returns the whole stage";
      case Stands.Returned returned ->
          "rolled back" + as(returned.execution()) + "; " + ends(rollback);
    };
  }

  /** Only CodePipeline's lever starts an execution. */
  private static String as(String execution) {
    return execution.isEmpty() ? "" : " as execution " + Names.head(execution, 8);
  }
}
