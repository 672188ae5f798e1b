package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.Phase.StoodDown;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.admission.Admitting;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.evidence.LeftBehind;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Texts;
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
  private final Exclusions exclusions;

  StandingDown(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.exclusions = new Exclusions(books);
  }

  /** What happened to the carrier, as a person reads it. */
  static String said(CarrierLook look) {
    return switch (look) {
      case CarrierLook.Answered answered ->
          (answered.approved() ? "approved" : "rejected")
              + " by "
              + answered.who()
              + (answered.summary().isBlank() ? "" : ": " + answered.summary());
      case CarrierLook.TimedOut late -> late.why();
      case CarrierLook.Gone gone -> gone.why();
      // Only a gate in flight ends while something still holds the stage.
      case CarrierLook.Holding holding -> "the deployment goes on, its promotion gate judges it";
      case CarrierLook.FailedStage failed -> "the stage has failed";
    };
  }

  /** Whether a person approved. */
  static boolean isApproval(CarrierLook look) {
    return look instanceof CarrierLook.Answered answered && answered.approved();
  }

  /** False if the gate moved meanwhile, or is terminal. */
  boolean standDown(Loaded loaded, CarrierLook look) {
    Gate gate = loaded.gate();
    Instant now = ports.time().now();
    String why = Texts.line(said(look), Settling.REASON);
    boolean approved = isApproval(look);
    Line line =
        Line.of(
            now,
            approved ? TimelineKind.PERSON : TimelineKind.STOOD_DOWN,
            loaded.wave().name(),
            (approved ? "PROMOTED_BY_PERSON: " : "stood down: ") + why);
    StoodDown.By by = by(look);
    List<Write> watches = approved ? goingOn(loaded, now) : ending(loaded, by, now);
    Move move = Moves.standDown(gate, why, by, happened(look, now));
    return gates.commit(loaded, move, watches, new LeftBehind(books).besides(line, gate));
  }

  /**
   * An alarm between a person's approval and the moment in which it is noticed is one that fired
   * after the promotion (S6).
   */
  private static Instant happened(CarrierLook look, Instant now) {
    return look instanceof CarrierLook.Answered answered && answered.at().isBefore(now)
        ? answered.at()
        : now;
  }

  private static StoodDown.By by(CarrierLook look) {
    if (isApproval(look)) {
      return StoodDown.By.APPROVAL;
    }
    return switch (look) {
      case CarrierLook.Answered answered -> StoodDown.By.REJECTION;
      case CarrierLook.TimedOut late -> StoodDown.By.TIME;
      case CarrierLook.Gone gone -> StoodDown.By.ABSENCE;
      case CarrierLook.Holding holding -> StoodDown.By.ABSENCE;
      case CarrierLook.FailedStage failed -> StoodDown.By.ABSENCE;
    };
  }

  /** A person let the release through: it is watched as if the gate had done so. */
  private List<Write> goingOn(Loaded loaded, Instant now) {
    if (loaded.gate().id().gate().kind() == GateKind.ENTRY) {
      List<Write> writes =
          new ArrayList<>(Watches.begin(books, loaded, entered(loaded.gate()).orElse(now)));
      writes.addAll(new Admitting(books).starting(loaded, now));
      return writes;
    }
    List<Write> writes = new ArrayList<>(exclusions.givingBack(loaded));
    Optional<Kept<WaveWatch>> watch = watch(loaded);
    watch
        .flatMap(kept -> Watches.promoted(kept.value(), now, loaded.policy()))
        .map(next -> books.releases().watchingOn(watch.orElseThrow(), next))
        .ifPresent(writes::add);
    return writes;
  }

  /** When the entry action let the release in, by CodePipeline's clock. */
  private Optional<Instant> entered(Gate gate) {
    GateId id = gate.id().gate();
    return ports.pipelines().stage(id.pipeline(), id.stage()) instanceof Read<StageFacts> read
            && read.value().execution().equals(id.execution())
        ? read.value().action(gate.action()).map(ActionFacts::changedAt)
        : Optional.empty();
  }

  /**
   * Nothing is judged any more, unless a later attempt judges, or is deployed again already, or the
   * stage goes on without us.
   */
  private List<Write> ending(Loaded loaded, StoodDown.By by, Instant now) {
    Gate gate = loaded.gate();
    boolean last = gate.carrier().holds() && !new Looks(ports, books).isTakenOver(gate);
    if (!last || watch(loaded).filter(kept -> Watches.isNewer(kept.value(), gate)).isPresent()) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>(exclusions.givingBack(loaded));
    watch(loaded)
        .filter(kept -> kept.value().stands().isUnderWay())
        .map(
            kept ->
                isLeftThere(loaded, by)
                    ? Watches.leftThere(books, loaded, kept, now)
                    : ending(kept.value()))
        .ifPresent(writes::addAll);
    return writes;
  }

  /** Whoever has refused it, or answered it in time no more, has taken nothing back. */
  private static boolean isLeftThere(Loaded loaded, StoodDown.By by) {
    return loaded.gate().id().gate().kind() == GateKind.PROMOTION && by != StoodDown.By.ABSENCE;
  }

  private List<Write> ending(WaveWatch watch) {
    return books.watched().ending(watch.release(), watch.wave(), watch.alarms());
  }

  private Optional<Kept<WaveWatch>> watch(Loaded loaded) {
    return books.releases().watch(loaded.gate().id().gate().release(), loaded.wave().name());
  }
}
