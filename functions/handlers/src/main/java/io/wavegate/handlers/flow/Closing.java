package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes how applying a verdict ended, with what becomes of the watches, in one transaction. */
final class Closing {
  private final Ports ports;
  private final Books books;
  private final Gates gates;

  Closing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /** The effect is known to have happened. */
  Settled done(AttemptId id, String effect) {
    Loaded loaded = gates.load(id);
    Instant now = ports.time().now();
    Line line = Line.of(now, TimelineKind.EFFECT, id.gate().wave(), effect);
    List<Write> watches = new ArrayList<>(goingOn(loaded, now));
    watches.addAll(ending(loaded));
    if (!isPromotionAt(GateKind.ENTRY, loaded.gate())) {
      watches.addAll(new Exclusions(books).givingBack(loaded));
    }
    if (!gates.commit(loaded, Moves.settle(loaded.gate(), effect, now), watches, List.of(line))) {
      throw new IllegalStateException("the gate " + id.key() + " moved while it was settled");
    }
    books.secrets().job(id).ifPresent(books.secrets()::forget);
    return Settled.SETTLED;
  }

  /** Somebody else answered, or the release is gone. */
  Settled overtaken(AttemptId id, CarrierLook by) {
    if (!new StandingDown(ports, books).standDown(gates.load(id), by)) {
      throw new IllegalStateException("the gate " + id.key() + " moved while it stood down");
    }
    books.secrets().job(id).ifPresent(books.secrets()::forget);
    return Settled.SETTLED;
  }

  private List<Write> goingOn(Loaded loaded, Instant now) {
    if (!isPromotionAt(GateKind.PROMOTION, loaded.gate())) {
      return List.of();
    }
    Optional<Kept<WaveWatch>> watch =
        books.releases().watch(loaded.gate().id().gate().release(), loaded.wave().name());
    return watch
        .flatMap(kept -> Watches.promoted(kept.value(), now, loaded.policy()))
        .map(next -> List.of(books.releases().watchingOn(watch.orElseThrow(), next)))
        .orElse(List.of());
  }

  /**
   * The next wave's watch takes over from the earlier ones, but for one that bakes still, which is
   * only observed; a failed wave's own watch ends.
   */
  private List<Write> ending(Loaded loaded) {
    ReleaseId release = loaded.gate().id().gate().release();
    boolean entered = isPromotionAt(GateKind.ENTRY, loaded.gate());
    boolean promoted = isPromotionAt(GateKind.PROMOTION, loaded.gate());
    List<Write> writes = new ArrayList<>();
    for (Kept<WaveWatch> kept : books.releases().watches(release)) {
      WaveWatch watch = kept.value();
      boolean own = watch.wave().equals(loaded.wave().name());
      boolean bakes = watch.stands() instanceof WaveWatch.Stands.Baking;
      boolean over = entered ? !own && !bakes : own && !promoted;
      if (over) {
        writes.addAll(books.watched().ending(release, watch.wave(), watch.alarms()));
      }
    }
    return writes;
  }

  private static boolean isPromotionAt(GateKind kind, Gate gate) {
    Predicate<Verdict> good = kind == GateKind.ENTRY ? Verdict::letsGoOn : Verdict::isWatchedOn;
    return gate.id().gate().kind() == kind && gate.verdict().filter(good).isPresent();
  }
}
