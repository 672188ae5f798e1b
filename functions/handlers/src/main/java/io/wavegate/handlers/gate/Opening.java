package io.wavegate.handlers.gate;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.MachineInput;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Refusals;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Policies.Pinned;
import io.wavegate.handlers.store.Releases.Announced;
import io.wavegate.handlers.store.Secrets.JobSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens gates, once for each carrier, whatever arrives twice or late. */
public final class Opening {
  private final Ports ports;
  private final Books books;
  private final StoppedBefore before;

  /** With all that is outside, and the books. */
  public Opening(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.before = new StoppedBefore(ports, books);
  }

  /** Opens the gate that the carrier asks for, or finds it, and sees that its machine runs. */
  public Opened open(OpenCall call) {
    Optional<Pinned> pinned = books.policies().current(call.service());
    if (pinned.isEmpty()) {
      return new Opened.Refused("no policy is installed for service \"" + call.service() + "\"");
    }
    Optional<String> wrong = Mismatches.of(call, pinned.get().policy());
    if (wrong.isPresent()) {
      return new Opened.Refused(wrong.get());
    }
    List<Kept<Gate>> attempts = books.releases().attempts(call.gate());
    // The carrier of a decided gate is its machine's to answer, however often its event comes.
    Optional<AttemptId> known =
        attempts.stream()
            .map(kept -> kept.value().id())
            .filter(id -> carries(id, call))
            .findFirst();
    if (known.isEmpty() && call.carrier().holds()) {
      before.noticeRejections(call.gate());
    }
    Optional<String> decided = known.isPresent() ? Optional.empty() : before.why(call.gate());
    if (decided.isPresent()) {
      tell(call, decided.get());
      return new Opened.DecidedBefore(decided.get());
    }
    AttemptId id = known.orElseGet(() -> create(attempts, call, pinned.get()));
    start(id, call.service());
    return new Opened.Running(id);
  }

  /** The intent before the carrier is failed, once for each run of it (S9). */
  private void tell(OpenCall call, String why) {
    if (!call.carrier().holds()) {
      return;
    }
    Instant now = ports.time().now();
    String text = "will fail %s at once: %s".formatted(call.action(), why);
    Line intent =
        Line.of(now, TimelineKind.INTENT, call.gate().wave(), Texts.line(text, Settling.REASON));
    List<Write> once = List.of(books.secrets().refusing(call.gate(), call.secret(), now));
    // Where it was written before, the event has come again.
    books.journal().commit(call.gate().release(), once, List.of(intent));
  }

  /** Whether that attempt was opened by this very carrier: its event may come again at any time. */
  private boolean carries(AttemptId id, OpenCall call) {
    return switch (call.carrier()) {
      case APPROVAL -> books.secrets().approval(id).equals(call.secret());
      case INVOKE -> books.secrets().isFirst(id, call.secret());
      case FAILED_STAGE, IN_FLIGHT -> isBroughtAboutBy(call.carrier(), id);
    };
  }

  /**
   * One that stood down has found nothing; what is new since then is another's to judge. Once an
   * action holds the pipeline for the gate, its attempt judges the deployment too. One that a
   * person opened again says nothing of what fails afterwards.
   */
  private boolean isBroughtAboutBy(Carrier carrier, AttemptId id) {
    return books
        .releases()
        .gate(id)
        .map(Kept::value)
        .filter(gate -> gate.id().number() > books.persons().reopened(gate.id().gate()))
        .filter(gate -> judges(gate, carrier))
        .isPresent();
  }

  private static boolean judges(Gate gate, Carrier carrier) {
    return gate.carrier().holds()
        ? carrier == Carrier.IN_FLIGHT && !gate.isOver()
        : gate.carrier() == carrier && !(gate.phase() instanceof Phase.StoodDown);
  }

  /**
   * The header of the attempt before is written anew as it was read: whoever takes the release back
   * at this moment has not seen this attempt, and is refused by the store, or was here first.
   */
  private AttemptId create(List<Kept<Gate>> attempts, OpenCall call, Pinned pinned) {
    AttemptId id = new AttemptId(call.gate(), attempts.size() + 1);
    Instant now = ports.time().now();
    announce(id.gate().release(), call.service());
    Gate gate =
        new Gate(
            id,
            call.service(),
            pinned.digest(),
            call.carrier(),
            call.action(),
            now,
            new Phase.Opened());
    List<Write> writes = new ArrayList<>();
    writes.add(books.releases().opening(gate));
    attempts.stream()
        .skip(Math.max(0, attempts.size() - 1))
        .map(last -> books.releases().moving(last, last.value()))
        .forEach(writes::add);
    writes.add(books.unfinished().opening(id, call.service()));
    writes.addAll(carrier(id, call, now));
    boolean opened = books.journal().commit(id.gate().release(), writes, List.of(line(gate)));
    if (!opened && !carries(id, call)) {
      throw new IllegalStateException("the gate " + id.key() + " was opened by another carrier");
    }
    return id;
  }

  private static Line line(Gate gate) {
    return Line.of(
        gate.openedAt(),
        TimelineKind.GATE_OPENED,
        gate.id().gate().wave(),
        gate.id().gate().kind().word()
            + " gate opened, attempt "
            + gate.id().number()
            + broughtAbout(gate));
  }

  private static String broughtAbout(Gate gate) {
    return switch (gate.carrier()) {
      case INVOKE, APPROVAL -> ", carried by " + gate.carrier().word() + " action " + gate.action();
      case FAILED_STAGE ->
          ": action "
              + gate.action()
              + " failed, and stage "
              + gate.id().gate().stage()
              + " with it";
      case IN_FLIGHT -> ": an alarm fired while stage " + gate.id().gate().stage() + " deploys";
    };
  }

  private List<Write> carrier(AttemptId id, OpenCall call, Instant now) {
    return switch (call.carrier()) {
      case APPROVAL -> List.of(books.secrets().approving(id, call.secret(), call.began()));
      case INVOKE -> books.secrets().holding(id, new JobSlot.Live(call.secret(), now, now));
      case FAILED_STAGE, IN_FLIGHT -> List.of();
    };
  }

  /**
   * Writes how a release was first seen. Both records are made again if one is missing. Without its
   * revision a release could not be told from one in quarantine, so an execution that is not read
   * is tried again.
   */
  public void announce(ReleaseId release, String service) {
    Instant now = ports.time().now();
    Announced first =
        books.releases().announced(release).orElseGet(() -> announcement(release, service, now));
    books.releases().announce(release, first);
    books.catalogue().add(service, release, first.firstSeen());
  }

  private Announced announcement(ReleaseId release, String service, Instant now) {
    return switch (ports.pipelines().execution(release)) {
      case Reading.Read<PastExecution> read ->
          new Announced(service, read.value().revision(), read.value().summary(), now);
      case Reading.Unread<PastExecution> unread ->
          throw new IllegalStateException("the execution was not read: " + unread.why());
    };
  }

  /** Starts the machine of an attempt; one that runs or ran already is left as it is. */
  public void start(AttemptId id, String service) {
    String input = CoreJson.write(new MachineInput(id.key()));
    Sent sent = ports.workflows().start(Machine.WAVE_GATE, id.executionName(service), input);
    switch (sent) {
      case Sent.Done done -> {
        // It runs, or ran already.
      }
      case Sent.Refused refused -> Refusals.executionIsThere(refused, "the machine of " + id.key());
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the machine of " + id.key() + " started is not known: " + unsure.why());
    }
  }
}
