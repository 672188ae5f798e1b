package io.wavegate.local.rehearsal;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.engine.ExecutionCounts;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.handlers.store.Releases.EvidenceRecord;
import io.wavegate.local.cloud.EffectLog.Effect;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.Outcome.ExecutionOutcome;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import io.wavegate.local.rehearsal.Outcome.RollbackOutcome;
import io.wavegate.local.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects what came of a rehearsal and holds it against what was expected. */
final class Outcomes {
  private final Scenario scenario;
  private final LocalCloud cloud;
  private final Instant end;

  Outcomes(Scenario scenario, LocalCloud cloud, Instant end) {
    this.scenario = scenario;
    this.cloud = cloud;
    this.end = end;
  }

  /**
   * @param views one for each release of which a gate opened, the one that is rehearsed first
   * @param before what came out otherwise in the world
   */
  Outcome of(List<ReleaseView> views, List<String> before) {
    ReleaseView view = views.getFirst();
    List<GateOutcome> gates =
        IntStream.range(0, views.size())
            .boxed()
            .flatMap(i -> gates(i + 1, views.get(i)))
            .sorted(Comparator.comparing(GateOutcome::openedAt))
            .toList();
    List<RollbackOutcome> rollbacks =
        views.stream()
            .flatMap(each -> each.rollbacks().stream())
            .map(r -> new RollbackOutcome(r.wave(), r.lever(), r.outcome()))
            .toList();
    List<String> effects = cloud.effects().all().stream().map(Effect::said).toList();
    List<String> pages =
        cloud.sns().published().stream()
            .map(page -> page.subject().orElse("") + "\n" + page.message())
            .toList();
    List<ExecutionOutcome> executions = executions();
    List<String> differences = new ArrayList<>(before);
    differences.addAll(
        Differences.between(
            scenario.expected(), new Differences.Came(gates, rollbacks, effects, pages)));
    views.forEach(each -> differences.addAll(MachineEnds.differences(each, executions)));
    return new Outcome(
        scenario.name(),
        differences.isEmpty(),
        differences,
        Duration.between(scenario.start(), end),
        gates,
        rollbacks,
        effects,
        pages,
        executions,
        view,
        views.subList(1, views.size()));
  }

  private Stream<GateOutcome> gates(int release, ReleaseView view) {
    return view.waves().stream()
        .flatMap(wave -> wave.gates().stream())
        .map(gate -> gate(release, gate));
  }

  private GateOutcome gate(int release, GateView view) {
    Gate gate = view.gate();
    Optional<Verdict> verdict = gate.verdict();
    return new GateOutcome(
        release,
        gate.id().gate().wave(),
        gate.id().gate().stage(),
        gate.id().gate().kind().word(),
        gate.id().number(),
        verdict.map(Verdict::word),
        verdict.isPresent() ? Optional.empty() : Optional.of(stands(gate.phase())),
        verdict.map(Verdict::reason).orElse(""),
        gate.openedAt(),
        decidedAt(gate.phase()),
        cloud.wiring().books().releases().evidence(gate.id()).map(EvidenceRecord::look));
  }

  private static String stands(Phase phase) {
    return switch (phase) {
      case Phase.Opened opened -> "its first look";
      case Phase.Waiting waiting -> String.join("; ", waiting.blockers());
      case Phase.Watching watching -> watching.note();
      case Phase.Decided decided -> "its effect";
      case Phase.Applying applying -> "its effect";
      case Phase.Settled settled -> "nothing";
      case Phase.StoodDown stoodDown -> "nothing: " + stoodDown.why();
    };
  }

  private static Optional<Instant> decidedAt(Phase phase) {
    return switch (phase) {
      case Phase.Opened opened -> Optional.empty();
      case Phase.Waiting waiting -> Optional.empty();
      case Phase.Watching watching -> Optional.empty();
      case Phase.Decided decided -> Optional.of(decided.at());
      case Phase.Applying applying -> Optional.of(applying.at());
      case Phase.Settled settled -> Optional.of(settled.at());
      case Phase.StoodDown stoodDown -> Optional.empty();
    };
  }

  private List<ExecutionOutcome> executions() {
    List<ExecutionDescription> all = new ArrayList<>();
    for (StateMachineSummary machine : cloud.engine().listStateMachines()) {
      all.addAll(cloud.engine().listExecutions(machine.stateMachineArn(), Optional.empty()));
    }
    return all.stream()
        .sorted(
            Comparator.comparing(ExecutionDescription::startDate)
                .thenComparing(ExecutionDescription::name))
        .map(this::execution)
        .toList();
  }

  private ExecutionOutcome execution(ExecutionDescription execution) {
    ExecutionCounts counts = cloud.engine().executionCounts(execution.executionArn());
    return new ExecutionOutcome(
        execution.name(),
        execution.status().word(),
        counts.stateTransitions(),
        counts.historyEvents());
  }
}
