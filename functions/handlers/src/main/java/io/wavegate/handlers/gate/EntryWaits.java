package io.wavegate.handlers.gate;

import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Blocker;
import io.wavegate.core.gate.Blind;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.Said;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Paging;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what an entry gate waits for, once, and calls a person where it cannot see for long. */
final class EntryWaits {
  private static final int LONGEST = 1_000;

  private final Ports ports;
  private final Gates gates;
  private final Paging paging;

  EntryWaits(Ports ports, Books books) {
    this.ports = ports;
    this.gates = new Gates(books);
    this.paging = new Paging(ports.pager());
  }

  /** Commits a wait with whatever else the look has found; empty if somebody moved the gate. */
  Optional<Next> on(Loaded loaded, Admission.Wait wait, List<Write> found) {
    Gate gate = loaded.gate();
    List<String> said = wait.blockers().stream().map(Blocker::said).toList();
    Instant now = ports.time().now();
    List<Line> lines = new ArrayList<>();
    if (!(gate.phase() instanceof Phase.Waiting before) || !wait.isTold(before.blockers())) {
      String text = String.join("; ", said) + "; next look " + Said.day(wait.nextLook());
      lines.add(Line.of(now, TimelineKind.WAITING, gate.id().gate().wave(), text));
    }
    Optional<Blind> blind =
        Blind.after(wait.isBlind(), gate.phase(), now)
            .map(one -> one.isToBeTold(now) ? told(gate, one, said, lines) : one);
    Move move = Moves.waiting(gate, said, wait.nextLook(), blind);
    return gates.commit(loaded, move, found, lines)
        ? Optional.of(Next.waiting(now, wait.nextLook()))
        : Optional.empty();
  }

  /** The page comes first: one that nobody accepted is sent again with the next look. */
  private Blind told(Gate gate, Blind blind, List<String> said, List<Line> lines) {
    var id = gate.id().gate();
    String text =
        """
        The entry gate of wave %s (stage %s), release %s, waits since %s: %s.
        Nothing is deployed before that is known. Wavegate looks again by itself; see to it that it \
        can be read, or answer the gate yourself (wavegate approve, wavegate reject)."""
            .formatted(
                id.wave(),
                id.stage(),
                id.execution(),
                Said.day(blind.since()),
                String.join("; ", said));
    paging.page(gate.service(), "the entry gate of " + id.wave() + " cannot see", text);
    lines.add(
        Line.of(ports.time().now(), TimelineKind.PAGED, id.wave(), Texts.line(text, LONGEST)));
    return blind.asTold();
  }
}
