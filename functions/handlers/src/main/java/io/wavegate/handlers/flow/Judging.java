package io.wavegate.handlers.flow;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Admissions;
import io.wavegate.core.admission.Blocker;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.Tempered;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.EvidenceRecord;
import io.wavegate.handlers.store.Releases.PlanRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the evidence before core's judges and commits what they say. */
public final class Judging {
  private static final int TRIES = 5;

  /** Step Functions takes no longer name for an execution. */
  private static final int LONGEST_NAME = 80;

  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final Bakes bakes;
  private final StandingDown standingDown;
  private final Questions questions;
  private final Admitting admitting;

  /** With all that is outside, and the books. */
  public Judging(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.bakes = new Bakes(ports, books);
    this.standingDown = new StandingDown(ports, books);
    this.questions = new Questions(ports, books);
    this.admitting = new Admitting(books);
  }

  /** What the state machine does first: wait, watch, or judge at once. */
  public Next open(AttemptId id) {
    Loaded loaded = gates.load(id);
    if (!loaded.gate().isUndecided()) {
      return Next.judge();
    }
    return switch (id.gate().kind()) {
      case ENTRY -> lookBefore(loaded);
      case PROMOTION -> loaded.gate().carrier().holds() ? bakes.begin(loaded) : Next.judge();
    };
  }

  private Next lookBefore(Loaded loaded) {
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> waiting(loaded, wait).orElse(Next.judge());
      case Admission.Admit admit -> Next.judge();
      case Admission.Refuse refuse -> Next.judge();
      case Admission.MakeWay way -> Next.judge();
      case Admission.StandDown standDown -> Next.judge();
    };
  }

  private Optional<Next> waiting(Loaded loaded, Admission.Wait wait) {
    List<String> said = wait.blockers().stream().map(Blocker::said).toList();
    Instant now = ports.time().now();
    boolean news =
        !(loaded.gate().phase() instanceof Phase.Waiting before) || !wait.isTold(before.blockers());
    List<Line> lines =
        news
            ? List.of(
                line(
                    loaded.gate(),
                    now,
                    TimelineKind.WAITING,
                    String.join("; ", said) + "; next look " + Said.day(wait.nextLook())))
            : List.of();
    return gates.commit(
            loaded, Moves.waiting(loaded.gate(), said, wait.nextLook()), List.of(), lines)
        ? Optional.of(Next.waiting(now, wait.nextLook()))
        : Optional.empty();
  }

  /**
   * Judges and commits.
   *
   * @param error what the state machine met, if it did: an undecided gate then halts, unless there
   *     is bad evidence by now, which the same trouble may have hidden
   */
  public Next judge(AttemptId id, Optional<String> error) {
    for (int i = 0; i < TRIES; i++) {
      Loaded loaded = gates.load(id);
      if (!loaded.gate().isUndecided()) {
        return decided(loaded.gate());
      }
      Optional<Next> next = error.isPresent() ? afterError(loaded, error.get()) : look(loaded);
      if (next.isPresent()) {
        return next.get();
      }
    }
    throw new IllegalStateException("the gate " + id.key() + " is contended");
  }

  /** A gate that is decided goes on where it was. */
  private static Next decided(Gate gate) {
    boolean over =
        gate.phase() instanceof Phase.StoodDown
            || (gate.phase() instanceof Phase.Settled settled
                && !(settled.verdict() instanceof Verdict.RollBack));
    return over
        ? Next.report()
        : gate.verdict().map(v -> Next.verdict(v, rollbackName(gate))).orElse(Next.report());
  }

  /**
   * The name of the rollback's execution, from which the gate's can be read; short enough for
   * {@code -r10} behind it.
   */
  static String rollbackName(Gate gate) {
    String own = gate.id().executionName(gate.service());
    return Names.fitted(own, LONGEST_NAME - "-rollback-r10".length(), gate.id().key())
        + "-rollback";
  }

  private Optional<Next> afterError(Loaded loaded, String error) {
    Optional<WaveCase> baking = baking(loaded);
    if (baking.isPresent()
        && judgement(loaded, baking.get()) instanceof Judgement.Decide decide
        && decide.verdict() instanceof Verdict.RollBack rollBack) {
      Verdict verdict = tempered(loaded, rollBack);
      return decide(loaded, verdict, CoreJson.write(baking.get()), List.of());
    }
    return halt(loaded, error);
  }

  private Optional<WaveCase> baking(Loaded loaded) {
    return loaded.gate().id().gate().kind() == GateKind.ENTRY
        ? Optional.empty()
        : books
            .releases()
            .watch(loaded.gate().id().gate().release(), loaded.wave().name())
            .flatMap(kept -> Bakes.stands(loaded.gate(), kept.value()))
            .map(stands -> looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), stands));
  }

  private static Judgement judgement(Loaded loaded, WaveCase wave) {
    return switch (loaded.gate().carrier()) {
      case INVOKE, APPROVAL -> Judge.judge(wave);
      case FAILED_STAGE -> Judge.judgeFailedStage(wave);
      case IN_FLIGHT -> Judge.judgeInFlight(wave);
    };
  }

  private Optional<Next> halt(Loaded loaded, String error) {
    String line = Texts.line(error, Settling.REASON);
    Verdict verdict = new Verdict.Halt("the state machine met an error: " + line);
    return decide(loaded, tempered(loaded, verdict), CoreJson.write(line), List.of());
  }

  /** What the mode allows of it. */
  private Verdict tempered(Loaded loaded, Verdict verdict) {
    Spoken spoken = books.persons().spoken(loaded.gate().id(), loaded.gate().service());
    return Tempered.by(loaded.wave().conduct().mode(), verdict, spoken, ports.time().now());
  }

  private Optional<Next> look(Loaded loaded) {
    return loaded.gate().id().gate().kind() == GateKind.ENTRY
        ? lookAtEntry(loaded)
        : lookAtWave(loaded);
  }

  private Optional<Next> lookAtEntry(Loaded loaded) {
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> waiting(loaded, wait);
      case Admission.StandDown left -> standDown(loaded, look.carrier());
      case Admission.Refuse refuse ->
          decide(loaded, refuse.verdict(), CoreJson.write(look), List.of());
      case Admission.MakeWay way -> decide(loaded, way.verdict(), CoreJson.write(look), List.of());
      case Admission.Admit admit ->
          decide(
              loaded,
              admit.verdict(),
              CoreJson.write(look),
              plan(loaded, new PlanRecord(look.net(), look.levers())));
    };
  }

  private List<Write> plan(Loaded loaded, PlanRecord plan) {
    return books
        .releases()
        .planning(loaded.gate().id().gate().release(), loaded.wave().name(), plan)
        .stream()
        .toList();
  }

  private Optional<Next> lookAtWave(Loaded loaded) {
    Optional<Kept<WaveWatch>> watch =
        books.releases().watch(loaded.gate().id().gate().release(), loaded.wave().name());
    Optional<Stands.Baking> found =
        watch.map(Kept::value).flatMap(w -> Bakes.stands(loaded.gate(), w));
    if (watch.isEmpty() || found.isEmpty()) {
      return withoutBake(loaded, watch.isPresent());
    }
    Stands.Baking baking = found.get();
    WaveCase wave = looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), baking);
    return switch (judgement(loaded, wave)) {
      case Judgement.Decide decide ->
          decide(loaded, tempered(loaded, decide.verdict()), CoreJson.write(wave), List.of());
      case Judgement.StandDown left -> standDown(loaded, wave.evidence().carrier());
      case Judgement.KeepBaking keep -> bakes.goOn(loaded, watch.get(), baking, keep);
      case Judgement.LookAgain again -> lookAgain(loaded, again);
      case Judgement.Ask ask -> questions.ask(loaded, ask);
    };
  }

  /** Nothing can be promoted then, but a person may have answered. */
  private Optional<Next> withoutBake(Loaded loaded, boolean entered) {
    Reading<CarrierLook> carrier = looks.carrier(loaded.gate(), loaded.wave());
    boolean over =
        carrier instanceof Read<CarrierLook> read && !(read.value() instanceof CarrierLook.Holding);
    String why =
        entered
            ? "the bake of wave " + loaded.wave().name() + " never began"
            : "no entry gate has passed for wave " + loaded.wave().name();
    Verdict verdict = tempered(loaded, new Verdict.Halt(why));
    return over
        ? standDown(loaded, carrier)
        : decide(loaded, verdict, CoreJson.write("no bake"), List.of());
  }

  private Optional<Next> lookAgain(Loaded loaded, Judgement.LookAgain again) {
    boolean news =
        !(loaded.gate().phase() instanceof Phase.Watching before)
            || !before.note().equals(again.why());
    Instant now = ports.time().now();
    List<Line> lines =
        news
            ? List.of(line(loaded.gate(), now, TimelineKind.WAITING, "looks again: " + again.why()))
            : List.of();
    return gates.commit(
            loaded, Moves.watching(loaded.gate(), again.why(), again.at()), List.of(), lines)
        ? Optional.of(Next.lookAgain(again.at()))
        : Optional.empty();
  }

  /** Commits a verdict together with what it stands on; empty if somebody else was faster. */
  private Optional<Next> decide(Loaded loaded, Verdict verdict, String look, List<Write> more) {
    Gate gate = loaded.gate();
    Instant now = ports.time().now();
    Optional<List<Write>> others = admitting.deciding(loaded, verdict, now);
    if (others.isEmpty()) {
      return Optional.empty();
    }
    List<Write> writes = new ArrayList<>(more);
    writes.addAll(others.get());
    writes.add(
        books.releases().evidenced(gate.id(), new EvidenceRecord(now, gate.policyVersion(), look)));
    Line line = line(gate, now, TimelineKind.DECIDED, verdict.word() + ": " + verdict.reason());
    line.details().put("gate", gate.id().gate().kind().word());
    line.details().put("verdict", verdict.word());
    line.details().put("attempt", Integer.toString(gate.id().number()));
    return gates.commit(loaded, Moves.decide(gate, verdict, now), writes, List.of(line))
        ? Optional.of(Next.verdict(verdict, rollbackName(gate)))
        : Optional.empty();
  }

  /** Core stands down only where the carrier was read. */
  private Optional<Next> standDown(Loaded loaded, Reading<CarrierLook> carrier) {
    return carrier instanceof Read<CarrierLook> read && standingDown.standDown(loaded, read.value())
        ? Optional.of(Next.report())
        : Optional.empty();
  }

  private static Line line(Gate gate, Instant now, TimelineKind kind, String text) {
    return Line.of(now, kind, gate.id().gate().wave(), text);
  }
}
