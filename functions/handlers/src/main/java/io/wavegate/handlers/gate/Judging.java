package io.wavegate.handlers.gate;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Admissions;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.core.verdict.MachineError;
import io.wavegate.core.verdict.Ordered;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Causes;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.RollbackStarts;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.store.Releases.PlanRecord;
import java.util.List;
import java.util.Optional;

/** Puts the evidence before core's judges and commits what they say. */
public final class Judging {
  private static final int TRIES = 5;

  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final Deciding deciding;
  private final WaveJudging waves;
  private final EntryWaits waits;

  /** With all that is outside, and the books. */
  public Judging(Ports ports, Books books) {
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.deciding = new Deciding(ports, books);
    this.waves = new WaveJudging(ports, books);
    this.waits = new EntryWaits(ports, books);
  }

  /** What the state machine does first: wait, watch, or judge at once. */
  public Next open(AttemptId id) {
    Loaded loaded = gates.load(id);
    if (!loaded.gate().isUndecided()) {
      return Next.judge();
    }
    return switch (id.gate().kind()) {
      case ENTRY -> lookBefore(loaded);
      case PROMOTION -> waves.open(loaded);
    };
  }

  private Next lookBefore(Loaded loaded) {
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> waiting(loaded, look, wait).orElse(Next.judge());
      case Admission.Admit admit -> Next.judge();
      case Admission.Refuse refuse -> Next.judge();
      case Admission.MakeWay way -> Next.judge();
      case Admission.StandDown standDown -> Next.judge();
    };
  }

  private Optional<Next> waiting(Loaded loaded, EntryLook look, Admission.Wait wait) {
    // A person may let it in before it is looked at again.
    boolean known = look.levers().filter(LeverLooks::isRead).isPresent();
    return waits.on(loaded, wait, known ? plan(loaded, look) : List.of());
  }

  /**
   * Judges and commits.
   *
   * @param error what the state machine met, if it did: an undecided gate then halts, unless a
   *     person has said otherwise, or there is bad evidence by now
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
        : gate.verdict().map(v -> Next.verdict(v, RollbackStarts.name(gate))).orElse(Next.report());
  }

  /** An undecided gate halts with the error, unless a person or the evidence says otherwise. */
  private Optional<Next> afterError(Loaded loaded, String error) {
    Reading<CarrierLook> carrier = looks.carrier(loaded.gate(), loaded.wave());
    boolean answered =
        carrier instanceof Read<CarrierLook> read && read.value() instanceof CarrierLook.Answered;
    if (answered) {
      return deciding.standDown(loaded, carrier);
    }
    String line = Texts.line(Causes.plain(error), Settling.REASON);
    return switch (loaded.gate().id().gate().kind()) {
      case PROMOTION -> waves.afterError(loaded, line);
      case ENTRY -> {
        Verdict verdict =
            Ordered.againstStart(deciding.spoken(loaded)).orElseGet(() -> metAnError(loaded, line));
        yield deciding.decide(
            loaded, deciding.tempered(loaded, verdict), CoreJson.write(line), List.of());
      }
    };
  }

  /** The verdict where nothing better is known. */
  static Verdict.Halt metAnError(Loaded loaded, String line) {
    return MachineError.of(line).halt(loaded.gate().service(), loaded.gate().id().gate().wave());
  }

  private Optional<Next> look(Loaded loaded) {
    return switch (loaded.gate().id().gate().kind()) {
      case ENTRY -> lookAtEntry(loaded);
      case PROMOTION -> waves.look(loaded);
    };
  }

  private Optional<Next> lookAtEntry(Loaded loaded) {
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> waiting(loaded, look, wait);
      case Admission.StandDown left -> deciding.standDown(loaded, look.carrier());
      case Admission.Refuse refuse ->
          deciding.decide(loaded, refuse.verdict(), CoreJson.write(look), List.of());
      case Admission.MakeWay way ->
          deciding.decide(loaded, way.verdict(), CoreJson.write(look), List.of());
      case Admission.Admit admit ->
          deciding.decide(loaded, admit.verdict(), CoreJson.write(look), plan(loaded, look));
    };
  }

  private List<Write> plan(Loaded loaded, EntryLook look) {
    PlanRecord plan = new PlanRecord(look.net(), look.levers());
    return books
        .releases()
        .planning(loaded.gate().id().gate().release(), loaded.wave().name(), plan)
        .stream()
        .toList();
  }
}
