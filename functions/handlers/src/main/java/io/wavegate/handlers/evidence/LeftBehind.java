package io.wavegate.handlers.evidence;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a release is not there, since a test has taken it back. */
public final class LeftBehind {
  private final Books books;

  /** From the books. */
  public LeftBehind(Books books) {
    this.books = books;
  }

  /** Why the release of a promotion gate is not there, whichever attempt has taken it back. */
  public Optional<String> of(Gate gate) {
    return gate.id().gate().kind() == GateKind.PROMOTION
        ? left(gate, deployed(gate))
        : Optional.empty();
  }

  /**
   * What the timeline says as a gate ends that brings nothing back: the same, besides what became
   * of the gate.
   */
  public List<Line> besides(Line own, Gate gate) {
    Optional<String> left = gate.isRollBack() ? Optional.empty() : of(gate);
    return left.map(
            why ->
                List.of(own, Line.of(own.at(), TimelineKind.TEST, own.wave(), "left so: " + why)))
        .orElseGet(() -> List.of(own));
  }

  /**
   * The same, where an earlier attempt has: what this one has taken back it brings forward.
   *
   * @param deployed when the deployment has ended that is judged
   */
  Optional<String> ofOthers(Gate gate, Instant deployed) {
    return books.drills().of(gate.id()).isPresent() ? Optional.empty() : left(gate, deployed);
  }

  private Optional<String> left(Gate gate, Instant deployed) {
    return books.drills().ofAll(gate.id().gate().release(), gate.id().gate().wave()).stream()
        .map(drill -> drill.away(deployed))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Of what is not watched as a bake any more nothing is known to have been deployed since. */
  private Instant deployed(Gate gate) {
    return books
        .releases()
        .watch(gate.id().gate().release(), gate.id().gate().wave())
        .map(Kept::value)
        .map(WaveWatch::stands)
        .flatMap(
            stands ->
                stands instanceof Stands.Baking baking
                    ? Optional.of(baking.window().deployed())
                    : Optional.empty())
        .orElse(Instant.EPOCH);
  }
}
