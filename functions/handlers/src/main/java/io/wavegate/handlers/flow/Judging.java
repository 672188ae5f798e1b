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
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.EvidenceRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the evidence before core's judges and commits what they say. */
public final class Judging {
  private static final int TRIES = 5;

  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final Bakes bakes;

  /** With all that is outside, and the books. */
  public Judging(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.bakes = new Bakes(ports, books);
  }

  /** What the state machine does first: wait, watch, or judge at once. */
  public Next open(AttemptId id) {
    Loaded loaded = gates.load(id);
    if (!loaded.gate().isUndecided()) {
      return Next.judge();
    }
    return switch (id.gate().kind()) {
      case ENTRY -> lookBefore(loaded);
      case PROMOTION -> bakes.begin(loaded);
    };
  }

  private Next lookBefore(Loaded loaded) {
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> waiting(loaded, wait);
      case Admission.Admit admit -> Next.judge();
      case Admission.Refuse refuse -> Next.judge();
      case Admission.StandDown standDown -> Next.judge();
    };
  }

  private Next waiting(Loaded loaded, Admission.Wait wait) {
    List<String> said = wait.blockers().stream().map(Blocker::said).toList();
    Instant now = ports.time().now();
    boolean news =
        !(loaded.gate().phase() instanceof Phase.Waiting before) || !before.blockers().equals(said);
    List<Line> lines =
        news
            ? List.of(
                line(
                    loaded.gate(),
                    now,
                    TimelineKind.WAITING,
                    String.join("; ", said) + "; next look " + Said.day(wait.nextLook())))
            : List.of();
    gates.commit(loaded, Moves.waiting(loaded.gate(), said, wait.nextLook()), List.of(), lines);
    return Next.waiting(wait.nextLook());
  }

  /**
   * Judges and commits.
   *
   * @param error what the state machine met, if it did: an undecided gate then halts
   */
  public Next judge(AttemptId id, Optional<String> error) {
    for (int i = 0; i < TRIES; i++) {
      Loaded loaded = gates.load(id);
      if (!loaded.gate().isUndecided()) {
        return decided(loaded.gate());
      }
      Optional<Next> next = error.isPresent() ? halt(loaded, error.get()) : look(loaded);
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

  /** The name of the rollback's execution, from which the gate's can be read. */
  static String rollbackName(Gate gate) {
    return gate.id().executionName(gate.service()) + "-rollback";
  }

  private Optional<Next> halt(Loaded loaded, String error) {
    return decide(loaded, new Verdict.Halt("the state machine met an error: " + error), error);
  }

  private Optional<Next> look(Loaded loaded) {
    return loaded.gate().id().gate().kind() == GateKind.ENTRY
        ? lookAtEntry(loaded)
        : lookAtWave(loaded);
  }

  private Optional<Next> lookAtEntry(Loaded loaded) {
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> Optional.of(waiting(loaded, wait));
      case Admission.StandDown left -> standDown(loaded, left.why(), look.carrier());
      case Admission.Refuse refuse -> decide(loaded, refuse.verdict(), CoreJson.write(look));
      case Admission.Admit admit -> {
        books
            .releases()
            .planning(loaded.gate().id().gate().release(), loaded.wave().name(), look.net())
            .ifPresent(
                plan ->
                    books
                        .journal()
                        .commit(loaded.gate().id().gate().release(), List.of(plan), List.of()));
        yield decide(loaded, admit.verdict(), CoreJson.write(look));
      }
    };
  }

  private Optional<Next> lookAtWave(Loaded loaded) {
    Optional<Kept<WaveWatch>> watch =
        books.releases().watch(loaded.gate().id().gate().release(), loaded.wave().name());
    if (watch.isEmpty() || !(watch.get().value().stands() instanceof Stands.Baking baking)) {
      return decide(
          loaded,
          new Verdict.Halt("no entry gate has passed for wave " + loaded.wave().name()),
          "no watch");
    }
    WaveCase wave = looks.wave(loaded.gate(), loaded.wave(), watch.get().value(), baking);
    return switch (Judge.judge(wave)) {
      case Judgement.Decide decide -> decide(loaded, decide.verdict(), CoreJson.write(wave));
      case Judgement.StandDown left -> standDown(loaded, left.why(), wave.evidence().carrier());
      case Judgement.KeepBaking keep -> Optional.of(bakes.goOn(loaded, watch.get(), baking, keep));
      case Judgement.LookAgain again -> Optional.of(lookAgain(loaded, again));
    };
  }

  private Next lookAgain(Loaded loaded, Judgement.LookAgain again) {
    boolean news =
        !(loaded.gate().phase() instanceof Phase.Watching before)
            || !before.note().equals(again.why());
    Instant now = ports.time().now();
    List<Line> lines =
        news
            ? List.of(line(loaded.gate(), now, TimelineKind.WAITING, "looks again: " + again.why()))
            : List.of();
    gates.commit(loaded, Moves.watching(loaded.gate(), again.why(), again.at()), List.of(), lines);
    return Next.lookAgain(again.at());
  }

  /** Commits a verdict with what it stands on; empty if somebody else was faster. */
  private Optional<Next> decide(Loaded loaded, Verdict verdict, String look) {
    Gate gate = loaded.gate();
    Instant now = ports.time().now();
    books.releases().keepEvidence(gate.id(), new EvidenceRecord(now, gate.policyVersion(), look));
    Line line = line(gate, now, TimelineKind.DECIDED, verdict.word() + ": " + verdict.reason());
    line.details().put("gate", gate.id().gate().kind().word());
    line.details().put("verdict", verdict.word());
    line.details().put("attempt", Integer.toString(gate.id().number()));
    List<Write> none = List.of();
    return gates.commit(loaded, Moves.decide(gate, verdict, now), none, List.of(line))
        ? Optional.of(Next.verdict(verdict, rollbackName(gate)))
        : Optional.empty();
  }

  private Optional<Next> standDown(
      Loaded loaded, String why, io.wavegate.core.model.Reading<CarrierLook> carrier) {
    boolean approved =
        carrier instanceof Read<CarrierLook> read
            && read.value() instanceof CarrierLook.Answered answered
            && answered.approved();
    return new StandingDown(ports, books).standDown(loaded, why, approved)
        ? Optional.of(Next.report())
        : Optional.empty();
  }

  private static Line line(Gate gate, Instant now, TimelineKind kind, String text) {
    return Line.of(now, kind, gate.id().gate().wave(), text);
  }
}
