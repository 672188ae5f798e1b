package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Tempered;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.admission.Admitting;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.RollbackStarts;
import io.wavegate.handlers.store.Releases.EvidenceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commits what a gate was judged to. */
final class Deciding {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final StandingDown standingDown;
  private final Admitting admitting;

  Deciding(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.standingDown = new StandingDown(ports, books);
    this.admitting = new Admitting(books);
  }

  /** What people have said about the gate. */
  Spoken spoken(Loaded loaded) {
    return books.persons().spoken(loaded.gate().id(), loaded.gate().service());
  }

  /** What the mode allows of it. */
  Verdict tempered(Loaded loaded, Verdict verdict) {
    return Tempered.by(loaded.wave().conduct().mode(), verdict, spoken(loaded), ports.time().now());
  }

  /** Commits a verdict together with what it stands on; empty if somebody else was faster. */
  Optional<Next> decide(Loaded loaded, Verdict verdict, String look, List<Write> more) {
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
    Line line =
        Line.of(
            now,
            TimelineKind.DECIDED,
            gate.id().gate().wave(),
            verdict.word() + ": " + verdict.reason());
    line.details().put("gate", gate.id().gate().kind().word());
    line.details().put("verdict", verdict.word());
    line.details().put("attempt", Integer.toString(gate.id().number()));
    return gates.commit(loaded, Moves.decide(gate, verdict, now), writes, List.of(line))
        ? Optional.of(Next.verdict(verdict, RollbackStarts.name(gate)))
        : Optional.empty();
  }

  /** Core stands down only where the carrier was read. */
  Optional<Next> standDown(Loaded loaded, Reading<CarrierLook> carrier) {
    return carrier instanceof Read<CarrierLook> read && standingDown.standDown(loaded, read.value())
        ? Optional.of(Next.report())
        : Optional.empty();
  }
}
