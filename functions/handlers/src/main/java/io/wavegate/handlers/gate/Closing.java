package io.wavegate.handlers.gate;

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
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.evidence.LeftBehind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
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
    watches.addAll(endingOwn(loaded, now));
    watches.addAll(leasing(loaded, now));
    List<Line> lines = new LeftBehind(books).besides(line, loaded.gate());
    if (!gates.commit(loaded, Moves.settle(loaded.gate(), effect, now), watches, lines)) {
      throw new IllegalStateException("the gate " + id.key() + " moved while it was settled");
    }
    endEarlier(loaded);
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

  /** What is let in has its lease while it bakes, what is taken back until it is back. */
  private List<Write> leasing(Loaded loaded, Instant now) {
    Exclusions exclusions = new Exclusions(books);
    if (isPromotionAt(GateKind.ENTRY, loaded.gate())) {
      return List.of();
    }
    return loaded.gate().isRollBack()
        ? exclusions.rollingBack(loaded, now)
        : exclusions.givingBack(loaded);
  }

  /** The watch ends of a wave that is taken back; one that is left as it is, is watched on. */
  private List<Write> endingOwn(Loaded loaded, Instant now) {
    boolean goesOn =
        isPromotionAt(GateKind.ENTRY, loaded.gate())
            || isPromotionAt(GateKind.PROMOTION, loaded.gate());
    return goesOn
        ? List.of()
        : books
            .releases()
            .watch(loaded.gate().id().gate().release(), loaded.wave().name())
            .filter(kept -> isOwn(kept.value(), loaded.gate()))
            .map(
                kept ->
                    isLeftThere(loaded)
                        ? Watches.leftThere(books, loaded, kept, now)
                        : ending(kept.value()))
            .orElse(List.of());
  }

  /** An entry gate that refuses a retried stage says nothing of what is deployed there since. */
  private static boolean isOwn(WaveWatch watch, Gate gate) {
    return gate.id().gate().kind() == GateKind.PROMOTION || watch.isDeployedSince(gate.openedAt());
  }

  private static boolean isLeftThere(Loaded loaded) {
    return loaded.gate().id().gate().kind() == GateKind.PROMOTION
        && loaded.gate().verdict().filter(Verdict.Halt.class::isInstance).isPresent();
  }

  /**
   * The next wave's watch takes over from the earlier ones, but for one that bakes still, which is
   * only observed. Each in a transaction of its own, since one takes a hundred writes: a watch that
   * is left over sees more than it has to, and does no harm.
   */
  private void endEarlier(Loaded loaded) {
    if (!isPromotionAt(GateKind.ENTRY, loaded.gate())) {
      return;
    }
    ReleaseId release = loaded.gate().id().gate().release();
    for (Kept<WaveWatch> kept : books.releases().watches(release)) {
      WaveWatch watch = kept.value();
      boolean own = watch.wave().equals(loaded.wave().name());
      boolean bakes = watch.stands() instanceof WaveWatch.Stands.Baking;
      List<Write> over = own || bakes ? List.of() : ending(watch);
      if (!over.isEmpty()) {
        books.journal().commit(release, over, List.of());
      }
    }
  }

  private List<Write> ending(WaveWatch watch) {
    return books.watched().ending(watch.release(), watch.wave(), watch.alarms());
  }

  private static boolean isPromotionAt(GateKind kind, Gate gate) {
    Predicate<Verdict> good = kind == GateKind.ENTRY ? Verdict::letsGoOn : Verdict::isWatchedOn;
    return gate.id().gate().kind() == kind && gate.verdict().filter(good).isPresent();
  }
}
