package io.wavegate.handlers.flow;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.Plans;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Holds.Quarantine;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what a rollback will do before anything of it is done. */
final class RollbackIntents {
  private final Ports ports;
  private final Books books;
  private final Gates gates;

  RollbackIntents(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /** The rollback of a gate that decided so: the one that is there, or a new one. */
  Rollback intend(AttemptId id) {
    Loaded loaded = gates.load(id);
    if (!RollingBack.isRollBack(loaded.gate())) {
      throw new IllegalStateException("the gate " + id.key() + " did not decide to roll back");
    }
    GateId gate = id.gate();
    Optional<Kept<Rollback>> there = books.releases().rollback(gate.release(), gate.wave());
    return there.isPresent() ? there.get().value() : create(loaded);
  }

  private Rollback create(Loaded loaded) {
    GateId gate = loaded.gate().id().gate();
    Instant now = ports.time().now();
    String reason = loaded.gate().verdict().orElseThrow().reason();
    Rollback rollback =
        new Rollback(
            gate,
            loaded.gate().service(),
            reason,
            loaded.wave().alarms().all(),
            now,
            steps(loaded, now),
            new Ends.Returning());
    Line line = Line.of(now, TimelineKind.ROLLBACK, gate.wave(), plan(rollback));
    boolean written =
        books
            .journal()
            .commit(gate.release(), List.of(books.releases().intending(rollback)), List.of(line));
    if (!written) {
      throw new IllegalStateException("the rollback is written elsewhere, try again");
    }
    quarantine(rollback, now);
    ports
        .pager()
        .page(
            rollback.service(),
            rollback.service() + ": " + gate.wave() + " is rolled back",
            said(rollback));
    return rollback;
  }

  private void quarantine(Rollback rollback, Instant now) {
    books
        .releases()
        .announced(rollback.gate().release())
        .ifPresent(
            first ->
                books
                    .holds()
                    .quarantine(
                        rollback.service(),
                        new Quarantine(
                            first.revision(),
                            "rolled back at wave "
                                + rollback.gate().wave()
                                + ": "
                                + rollback.reason(),
                            now)));
  }

  private List<Step> steps(Loaded loaded, Instant now) {
    List<WavePolicy> waves = new ArrayList<>(List.of(loaded.wave()));
    if (loaded.wave().rollback().scope() == Scope.RELEASE) {
      waves.addAll(reached(loaded.policy(), loaded.gate()).reversed());
    }
    return waves.stream().map(wave -> step(loaded.gate().id().gate(), wave, now)).toList();
  }

  /** The earlier waves that this release was deployed to, in the policy's order. */
  private List<WavePolicy> reached(Policy policy, Gate gate) {
    GateId id = gate.id().gate();
    return policy.before(id.wave()).stream()
        .filter(
            wave ->
                books
                    .releases()
                    .attempts(
                        new GateId(
                            id.pipeline(),
                            id.execution(),
                            wave.stage(),
                            wave.name(),
                            GateKind.PROMOTION))
                    .stream()
                    .anyMatch(kept -> kept.value().isPassed()))
        .toList();
  }

  private Step step(GateId gate, WavePolicy wave, Instant now) {
    NetLook fresh =
        Plans.forStage(
            wave.stage(),
            gate.execution(),
            ports.pipelines().succeededIn(gate.pipeline(), wave.stage()));
    NetLook net =
        fresh instanceof NetLook.Unknown
            ? books.releases().plan(gate.release(), wave.name()).orElse(fresh)
            : fresh;
    if (net instanceof NetLook.Unknown unknown) {
      throw new IllegalStateException(unknown.said());
    }
    return new Step(wave.name(), wave.stage(), wave.rollback().lever(), net, new Stands.Ahead(now));
  }

  private static String plan(Rollback rollback) {
    return rollback.steps().stream()
        .map(step -> step.wave() + " with " + step.lever().word() + ": " + step.net().said())
        .collect(Collectors.joining("; "));
  }

  /** The whole story for a page. */
  String said(Rollback rollback) {
    return "Release "
        + rollback.gate().execution()
        + " of "
        + rollback.service()
        + ", wave "
        + rollback.gate().wave()
        + ".\nReason: "
        + rollback.reason()
        + "\n"
        + plan(rollback);
  }
}
