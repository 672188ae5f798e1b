package io.wavegate.handlers.kit;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.store.Kept;
import java.util.ArrayList;
import java.util.List;

/** Loads gates with their pinned policy and writes their moves together with the timeline. */
public final class Gates {
  private final Books books;

  /** With the books. */
  public Gates(Books books) {
    this.books = books;
  }

  /** A gate as it was read, with the policy that it is judged by, as it is seen from there. */
  public record Loaded(Kept<Gate> kept, Policy policy, WavePolicy wave) {
    /** The gate alone. */
    public Gate gate() {
      return kept.value();
    }
  }

  /**
   * @throws IllegalStateException if there is no such gate, or its policy is gone
   */
  public Loaded load(AttemptId id) {
    Kept<Gate> kept =
        books
            .releases()
            .gate(id)
            .orElseThrow(() -> new IllegalStateException("no gate " + id.key() + " is open"));
    Policy policy =
        books
            .policies()
            .version(kept.value().service(), kept.value().policyVersion())
            .orElseThrow(
                () -> new IllegalStateException("the pinned policy of " + id.key() + " is gone"))
            .policy()
            .seenFrom(id.gate().pipeline().place());
    WavePolicy wave =
        policy
            .wave(id.gate().wave())
            .orElseThrow(
                () -> new IllegalStateException("no wave " + id.gate().wave() + " in the policy"));
    return new Loaded(kept, policy, wave);
  }

  /**
   * Writes a move with its lines and whatever belongs to it, or nothing.
   *
   * @return whether the gate moved; false if it may not, or somebody else moved it
   */
  public boolean commit(Loaded loaded, Move move, List<Write> more, List<Line> lines) {
    return switch (move) {
      case Move.Refused refused -> false;
      case Move.Moved moved -> {
        List<Write> writes = new ArrayList<>(more);
        if (!moved.gate().equals(loaded.gate())) {
          writes.add(books.releases().moving(loaded.kept(), moved.gate()));
          writes.addAll(closing(moved.gate()));
        }
        yield (writes.isEmpty() && lines.isEmpty())
            || books.journal().commit(loaded.gate().id().gate().release(), writes, lines);
      }
    };
  }

  /** A halt is over only when a person was told, which its report does. */
  private List<Write> closing(Gate gate) {
    boolean over =
        gate.phase() instanceof Phase.StoodDown
            || (gate.phase() instanceof Phase.Settled settled
                && !(settled.verdict() instanceof Verdict.Halt));
    return over ? books.unfinished().closing(gate.id()) : List.of();
  }
}
