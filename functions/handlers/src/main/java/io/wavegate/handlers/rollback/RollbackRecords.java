package io.wavegate.handlers.rollback;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.StepResult;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record of a rollback, written together with the timeline. */
final class RollbackRecords {
  private final Ports ports;
  private final Books books;

  RollbackRecords(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  Optional<Kept<Rollback>> find(AttemptId id) {
    return books.releases().rollback(id.gate().release(), id.gate().wave());
  }

  /**
   * @throws IllegalStateException if no rollback of that gate is intended
   */
  Kept<Rollback> load(AttemptId id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalStateException("no rollback of " + id.key() + " is intended"));
  }

  /**
   * Writes that it is further on, if it is.
   *
   * @throws IllegalStateException if somebody else wrote meanwhile
   */
  void write(Kept<Rollback> kept, StepResult.Onward onward) {
    if (onward.rollback().equals(kept.value())) {
      return;
    }
    TimelineKind kind =
        onward.rollback().ends() instanceof Ends.Recovered
            ? TimelineKind.RECOVERED
            : TimelineKind.ROLLBACK;
    if (!commit(kept, onward.rollback(), kind, onward.said())) {
      throw new IllegalStateException("the rollback is written elsewhere, try again");
    }
  }

  /** False if somebody else wrote meanwhile. */
  boolean commit(Kept<Rollback> kept, Rollback next, TimelineKind kind, String text) {
    GateId gate = next.gate();
    Line line = Line.of(ports.time().now(), kind, gate.wave(), text);
    List<Write> writes = new ArrayList<>(List.of(books.releases().rollingOn(kept, next)));
    if (next.isOver()) {
      writes.addAll(givingBack(gate));
    }
    return books.journal().commit(gate.release(), writes, List.of(line));
  }

  /** Others may deploy again. */
  private List<Write> givingBack(GateId gate) {
    return books.releases().attempts(gate).stream()
        .reduce((earlier, later) -> later)
        .map(last -> new Exclusions(books).givingBack(new Gates(books).load(last.value().id())))
        .orElse(List.of());
  }

  /** A person must take over; a rollback that is over stays as it ended. */
  void needsPerson(AttemptId id, String why) {
    Kept<Rollback> kept = load(id);
    if (kept.value().isOver()) {
      return;
    }
    Rollback next = kept.value().ending(new Ends.NeedsPerson(why, ports.time().now()));
    if (!commit(kept, next, TimelineKind.ROLLBACK, "a person must take over: " + why)) {
      throw new IllegalStateException("the rollback is written elsewhere, try again");
    }
  }

  void note(AttemptId id, String text) {
    Line line = Line.of(ports.time().now(), TimelineKind.ROLLBACK, id.gate().wave(), text);
    books.journal().append(id.gate().release(), List.of(line));
  }
}
