package io.wavegate.handlers.watch;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Overdue;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.MachineRun;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.handlers.gate.Opening;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Rousing;
import io.wavegate.handlers.rollback.Recalls;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Unfinished.Ref;

/**
 * Gates and rollbacks that are not over although nothing works on them: their execution was never
 * started (L4), it died and the event that should have told of it was lost (L7), or it stands still
 * (L1).
 */
final class Stragglers {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Opening opening;
  private final Takeover takeover;
  private final Notices notices;
  private final Rousing rousing;

  Stragglers(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.opening = new Opening(ports, books);
    this.takeover = new Takeover(ports, books);
    this.notices = new Notices(ports, books);
    this.rousing = new Rousing(ports, books);
  }

  /** Whether something had to be done about a gate. */
  boolean gate(Ref ref) {
    AttemptId id = ref.id();
    return switch (run(id.executionName(ref.service()))) {
      case MachineRun.Running running -> {
        boolean stuck = isStuck(ref);
        rouseIfAsked(ref);
        yield stuck;
      }
      case MachineRun.Absent absent -> takeOver(ref, "there is no execution of it", true);
      case MachineRun.Ended ended -> takeOver(ref, ended.said(), false);
    };
  }

  private MachineRun run(String name) {
    return switch (ports.workflows().run(Machine.WAVE_GATE, name)) {
      case Read<MachineRun> read -> read.value();
      case Unread<MachineRun> unread ->
          throw new IllegalStateException("execution " + name + " was not read: " + unread.why());
    };
  }

  /**
   * What a person asks of a gate is written before the gate is woken; where that wake-up was lost
   * it would be heard as late as the next look, which may be days off.
   */
  private void rouseIfAsked(Ref ref) {
    boolean asked =
        books.releases().gate(ref.id()).map(Kept::value).filter(Gate::isUndecided).isPresent()
            && !books.persons().spoken(ref.id(), ref.service()).orders().isEmpty();
    if (asked) {
      rousing.rouse(ref.id(), "a person has asked something of it");
    }
  }

  /** Nothing of ours can mend an execution that runs and does nothing: a person is told once. */
  private boolean isStuck(Ref ref) {
    AttemptId id = ref.id();
    return books
        .releases()
        .gate(id)
        .flatMap(kept -> Overdue.said(kept.value(), ports.time().now()))
        .filter(late -> books.unfinished().isOpen(id))
        .map(late -> notices.once(id.gate().release(), stuck(ref, late)))
        .orElse(false);
  }

  private static Notice stuck(Ref ref, String late) {
    AttemptId id = ref.id();
    String wave = id.gate().wave();
    String text =
        "the "
            + id.gate().kind().word()
            + " gate of wave "
            + wave
            + ", release "
            + id.gate().execution()
            + ", stands still: "
            + late
            + ". Its execution "
            + id.executionName(ref.service())
            + " runs; stopping it halts the gate.";
    return new Notice(ref.service(), wave, wave + " gate stands still", text);
  }

  /** A gate may have ended, and its people been told, since the list was read. */
  private boolean takeOver(Ref ref, String how, boolean neverRan) {
    AttemptId id = ref.id();
    if (!books.unfinished().isOpen(id)) {
      return false;
    }
    Gate gate = gates.load(id).gate();
    if (neverRan && gate.isUndecided()) {
      opening.start(id, ref.service());
    } else if (gate.isRollBack()) {
      takeover.lookAfterRollback(id);
    } else {
      takeover.gateEnded(id, how, false);
    }
    return true;
  }

  /** Sees that a rollback goes on. */
  void rollback(Ref ref) {
    AttemptId id = ref.id();
    if (!books.unfinished().isRollingBack(id)) {
      return;
    }
    boolean begun = books.releases().rollback(id.gate().release(), id.gate().wave()).isPresent();
    boolean recalled = books.releases().recall(id.gate().release(), id.gate().wave()).isPresent();
    if (begun || !recalled) {
      takeover.lookAfterRollback(id);
      return;
    }
    Recalls recalls = new Recalls(ports, books);
    recalls
        .ready(id)
        .ifPresentOrElse(takeover::lookAfterRollback, () -> recalls.await(id, ref.service()));
  }
}
