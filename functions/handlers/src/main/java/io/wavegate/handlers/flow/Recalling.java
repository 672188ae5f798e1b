package io.wavegate.handlers.flow;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.AfterPromotion;
import io.wavegate.core.rollback.AfterPromotion.Judgement;
import io.wavegate.core.rollback.AfterPromotion.Look;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.flow.Notices.Notice;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a wave back that was promoted before: an alarm between two waves or after the last one. The
 * recall is written first, then the rollback's state machine is started, which does all the rest;
 * whoever finds a recall that was not begun starts it again.
 */
public final class Recalling {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Looks looks;
  private final Notices notices;

  /** With all that is outside, and the books. */
  public Recalling(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.looks = new Looks(ports, books);
    this.notices = new Notices(ports, books);
  }

  /**
   * Looks at a wave that is watched on, and acts on what is found.
   *
   * @param told whether an event said that one of its alarms fires
   * @return what was found and done, for the log
   */
  String consider(WaveWatch watch, Stands.After after, boolean told) {
    Optional<Gate> gate = promotion(watch);
    if (gate.isEmpty()) {
      return "no promotion gate ever opened";
    }
    AttemptId id = gate.get().id();
    if (books.releases().rollback(watch.release(), watch.wave()).isPresent()) {
      return "is rolled back";
    }
    if (books.releases().recall(id.gate().release(), watch.wave()).isPresent()) {
      return start(id);
    }
    Loaded loaded = gates.load(id);
    Instant since = Stand.quietUntil(loaded.gate());
    Instant now = ports.time().now();
    Instant to = after.until().isBefore(now) ? after.until() : now;
    Look look = new Look(loaded.wave(), since, looks.alarms(watch.alarms(), since, to), told, now);
    return switch (AfterPromotion.judge(look)) {
      case Judgement.Quiet quiet -> quiet.why();
      case Judgement.Tell tell -> tell(watch, since, tell.why());
      case Judgement.TakeBack back -> takeBack(loaded, look, back.reason());
    };
  }

  private Optional<Gate> promotion(WaveWatch watch) {
    GateId id =
        new GateId(
            watch.release().pipeline(),
            watch.release().execution(),
            watch.stage(),
            watch.wave(),
            GateKind.PROMOTION);
    return books.releases().attempts(id).stream()
        .map(Kept::value)
        .reduce((earlier, later) -> later);
  }

  private String tell(WaveWatch watch, Instant promotedAt, String why) {
    String text =
        "%s. Release %s was promoted there at %s; no further wave of it starts."
            .formatted(why, watch.release().execution(), promotedAt);
    Notice notice =
        new Notice(
            watch.service(), watch.wave(), "alarm after " + watch.wave() + " was promoted", text);
    return notices.once(watch.release(), notice) ? "a person is told: " + why : "told before";
  }

  private String takeBack(Loaded loaded, Look look, String reason) {
    AttemptId id = loaded.gate().id();
    Recall recall =
        new Recall(
            id.gate(),
            loaded.gate().service(),
            loaded.wave().rollback().scope(),
            reason,
            true,
            CoreJson.write(look),
            look.readAt());
    Line line =
        Line.of(
            look.readAt(),
            TimelineKind.DECIDED,
            id.gate().wave(),
            "ROLL_BACK after its promotion: " + reason);
    return commit(id, recall, List.of(), line) ? start(id) : "somebody else is at work on it";
  }

  /**
   * Writes a recall with whatever belongs to it; false if there is one. One whose gate is open is
   * begun by that gate.
   */
  public boolean commit(AttemptId id, Recall recall, List<Write> more, Line line) {
    List<Write> writes = new ArrayList<>(more);
    writes.add(books.releases().recalling(recall));
    if (recall.over()) {
      writes.add(books.unfinished().rollingBack(id, recall.service()));
    }
    return books.journal().commit(recall.gate().release(), writes, List.of(line));
  }

  /** Starts the rollback; one that was started is not started again. */
  public String start(AttemptId id) {
    String name = Judging.rollbackName(gates.load(id).gate());
    String input = CoreJson.write(new MachineInput(id.key()));
    return switch (ports.workflows().start(Machine.ROLLBACK, name, input)) {
      case Sent.Done done -> "rollback started as " + name;
      case Sent.Refused refused -> {
        Refusals.executionIsThere(refused, "rollback " + name);
        yield "rollback " + name + " was started before";
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the rollback started is not known: " + unsure.why());
    };
  }
}
