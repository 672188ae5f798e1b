package io.wavegate.handlers.rollback;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.TakenBack;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.StepPlans;
import io.wavegate.core.rollback.StepPlans.Sights;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.plan.Nets;
import io.wavegate.handlers.plan.ReachedWaves;
import io.wavegate.handlers.plan.WaveLevers;
import io.wavegate.handlers.store.Holds.Quarantine;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what a rollback will do before anything of it is done. */
final class RollbackIntents {
  /** How long it is tried to find out what comes back; then a person is paged (L2). */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

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
    Rollback rollback =
        books
            .releases()
            .rollback(id.gate().release(), id.gate().wave())
            .map(Kept::value)
            .orElseGet(() -> create(gates.load(id)));
    quarantine(rollback, ports.time().now());
    return rollback;
  }

  private Rollback create(Loaded loaded) {
    GateId gate = loaded.gate().id().gate();
    TakenBack cause =
        cause(loaded)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the gate " + loaded.gate().id().key() + " did not decide to roll back"));
    Instant now = ports.time().now();
    Rollback rollback = planned(loaded, cause, now);
    Line line = Line.of(now, TimelineKind.ROLLBACK, gate.wave(), plan(rollback));
    boolean written =
        books.journal().commit(gate.release(), intent(loaded, rollback, now), List.of(line));
    if (!written) {
      throw new IllegalStateException("the rollback is written elsewhere, try again");
    }
    // Whether or not this page arrives, the rollback goes on, and its end is paged.
    String subject = rollback.service() + ": " + rollback.announced();
    ports.pager().page(rollback.service(), subject, said(rollback));
    return rollback;
  }

  private List<Write> intent(Loaded loaded, Rollback rollback, Instant now) {
    AttemptId id = loaded.gate().id();
    List<Write> writes = new ArrayList<>(books.releases().intending(rollback));
    if (!books.unfinished().isRollingBack(id)) {
      writes.add(books.unfinished().rollingBack(id, rollback.service()));
    }
    if (!loaded.gate().isRollBack()) {
      writes.addAll(new Exclusions(books).rollingBack(loaded, now));
      // The rollback looks itself whether the alarms recover.
      writes.addAll(
          books.watched().ending(id.gate().release(), id.gate().wave(), rollback.alarms()));
    }
    return writes;
  }

  private Optional<TakenBack> cause(Loaded loaded) {
    AttemptId id = loaded.gate().id();
    return TakenBack.of(
        loaded.gate(),
        books.releases().recall(id.gate().release(), id.gate().wave()),
        books.persons().spoken(id, loaded.gate().service()),
        loaded.wave().rollback().scope());
  }

  private Rollback planned(Loaded loaded, TakenBack cause, Instant now) {
    return new Rollback(
        loaded.gate().id().gate(),
        loaded.gate().service(),
        cause.reason(),
        loaded.wave().alarms().all(),
        now,
        steps(loaded, cause, now),
        new Ends.Returning());
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

  private List<Step> steps(Loaded loaded, TakenBack cause, Instant now) {
    ReleaseId release = loaded.gate().id().gate().release();
    List<WavePolicy> waves = new ArrayList<>(List.of(loaded.wave()));
    if (cause.scope() == Scope.RELEASE) {
      List<WavePolicy> earlier = loaded.policy().before(loaded.wave().name());
      waves.addAll(new ReachedWaves(books).of(release, earlier).reversed());
    }
    return waves.stream()
        .filter(wave -> books.releases().returning(release, wave.stage()).isEmpty())
        .flatMap(wave -> steps(loaded.gate(), wave, cause.since(), now).stream())
        .toList();
  }

  private List<Step> steps(Gate decided, WavePolicy wave, Instant since, Instant now) {
    NetLook ofStage = ofStage(decided, wave, since, now);
    Sights sights = books.sights(decided.id().gate().release(), wave.name());
    return StepPlans.of(wave, ofStage, sights, now);
  }

  /** What CodePipeline would return the stage to. */
  private NetLook ofStage(Gate decided, WavePolicy wave, Instant since, Instant now) {
    boolean wanted = WaveLevers.of(wave.rollback()).anyMatch(Lever.PipelineStage.class::isInstance);
    if (!wanted) {
      return new NetLook.Unknown("the policy does not name that lever");
    }
    GateId gate = decided.id().gate();
    Nets nets = new Nets(ports, books);
    NetLook fresh = nets.under(gate, decided.service(), wave.stage());
    NetLook net =
        fresh instanceof NetLook.Unknown
            ? books
                .releases()
                .plan(gate.release(), wave.name())
                .filter(planned -> nets.isSound(decided.service(), planned))
                .orElse(fresh)
            : fresh;
    boolean patient = now.isBefore(since.plus(PATIENCE));
    if (net instanceof NetLook.Unknown unknown && patient) {
      throw new IllegalStateException(unknown.said());
    }
    return net;
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
