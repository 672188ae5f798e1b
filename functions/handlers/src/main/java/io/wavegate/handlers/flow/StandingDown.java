package io.wavegate.handlers.flow;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends a gate that has nothing left to decide; after a person's Approve the watch goes on (S8). */
final class StandingDown {
  private final Ports ports;
  private final Books books;
  private final Gates gates;

  StandingDown(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /** False if the gate moved meanwhile, or is terminal. */
  boolean standDown(Loaded loaded, String why, boolean approvedByPerson) {
    Gate gate = loaded.gate();
    Instant now = ports.time().now();
    List<Write> writes = new ArrayList<>();
    ReleaseId release = gate.id().gate().release();
    String wave = gate.id().gate().wave();
    Optional<Kept<WaveWatch>> watch = books.releases().watch(release, wave);
    if (gate.id().gate().kind() == GateKind.PROMOTION) {
      watch
          .filter(kept -> approvedByPerson)
          .flatMap(kept -> Watches.promoted(kept.value(), now, loaded.policy()))
          .ifPresent(next -> writes.add(books.releases().watchingOn(watch.orElseThrow(), next)));
    }
    String said = (approvedByPerson ? "PROMOTED_BY_PERSON: " : "stood down: ") + why;
    Line line =
        Line.of(now, approvedByPerson ? TimelineKind.PERSON : TimelineKind.STOOD_DOWN, wave, said);
    boolean moved =
        gates.commit(
            loaded, Moves.standDown(gate, why, approvedByPerson, now), writes, List.of(line));
    if (moved && !approvedByPerson) {
      watch
          .map(Kept::value)
          .filter(w -> !(w.stands() instanceof Stands.After))
          .ifPresent(w -> books.watched().end(release, wave, w.alarms()));
    }
    return moved;
  }
}
