package io.wavegate.handlers.gate;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Said;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Paging;
import io.wavegate.handlers.kit.Ports;
import java.util.List;
import java.util.Optional;

/** Asks a person about a gate that comes to no end by itself. */
final class Questions {
  private static final String ASKS = "asks a person until ";

  private final Ports ports;
  private final Books books;
  private final Gates gates;

  Questions(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /**
   * A person is asked, once; the gate sleeps where an answer wakes it. Empty if somebody else moved
   * the gate.
   */
  Optional<Next> ask(Loaded loaded, Judgement.Ask ask) {
    Gate gate = loaded.gate();
    String note = ASKS + Said.day(ask.until()) + ": " + ask.why();
    boolean asked = isAsked(gate);
    if (!asked) {
      page(gate, ask);
    }
    List<Line> lines = asked ? List.of() : List.of(line(gate, note));
    return gates.commit(loaded, Moves.watching(gate, note, ask.at()), List.of(), lines)
        ? Optional.of(Next.watch(ports.time().now(), ask.at(), List.of()))
        : Optional.empty();
  }

  /** However often the reason changes, one question is one page. */
  private boolean isAsked(Gate gate) {
    return books.journal().read(gate.id().gate().release()).stream()
        .anyMatch(entry -> gate.id().key().equals(entry.details().get("asked")));
  }

  private Line line(Gate gate, String note) {
    Line line = Line.of(ports.time().now(), TimelineKind.PAGED, gate.id().gate().wave(), note);
    line.details().put("asked", gate.id().key());
    return line;
  }

  private void page(Gate gate, Judgement.Ask ask) {
    GateId id = gate.id().gate();
    new Paging(ports.pager())
        .page(
            gate.service(),
            id.wave() + " asks for a decision",
            "The promotion gate of wave "
                + id.wave()
                + " (stage "
                + id.stage()
                + "), release "
                + id.execution()
                + ", comes to no end by itself.\nWhy: "
                + ask.why()
                + "\nLook, and then either wavegate approve, reject or abort it, or answer the"
                + " action in CodePipeline. Without an answer it halts at "
                + Said.day(ask.until())
                + "; it goes on by itself only if its evidence becomes complete.");
  }
}
