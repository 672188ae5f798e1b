package io.wavegate.handlers.gate;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
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
  private final Looks looks;

  /** With all that is outside, and the books. */
  public Opening(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
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
    List<AttemptId> attempts =
        books.releases().attempts(call.gate()).stream().map(kept -> kept.value().id()).toList();
    // The carrier of a decided gate is its machine's to answer, however often its event comes.
    Optional<AttemptId> known = attempts.stream().filter(id -> carries(id, call)).findFirst();
    if (known.isEmpty() && call.carrier().holds()) {
      noticeRejections(call.gate());
    }
    Optional<String> decided = known.isPresent() ? Optional.empty() : decidedBefore(call.gate());
    if (decided.isPresent()) {
      tell(call, decided.get());
      return new Opened.DecidedBefore(decided.get());
    }
    AttemptId next = new AttemptId(call.gate(), attempts.size() + 1);
    AttemptId id = known.orElseGet(() -> create(next, call, pinned.get()));
    start(id, call.service());
    return new Opened.Running(id);
  }

  /**
   * A Reject whose event was lost is not known yet, and a stage that is retried before the next
   * look hides it: so it is looked for before the stage is judged anew (S8). A promotion action
   * runs only behind an entry action that let go on, so that only its own side can be rejected.
   *
   * @throws IllegalStateException if what became of an approval was not read, or its gate moves at
   *     this moment; the event is tried again
   */
  private void noticeRejections(GateId gate) {
    List<GateKind> asked =
        switch (gate.kind()) {
          case ENTRY -> List.of(GateKind.ENTRY, GateKind.PROMOTION);
          case PROMOTION -> List.of(GateKind.PROMOTION);
        };
    for (GateKind kind : asked) {
      int reopened = books.persons().reopened(gate.side(kind));
      books.releases().attempts(gate.side(kind)).stream()
          .map(Kept::value)
          .filter(open -> open.carrier() == Carrier.APPROVAL && open.mayBeRejected())
          .filter(open -> open.id().number() > reopened)
          .forEach(this::noticeRejection);
    }
  }

  private void noticeRejection(Gate open) {
    Loaded loaded = new Gates(books).load(open.id());
    switch (looks.ownAction(loaded.gate(), loaded.wave())) {
      case Reading.Unread<CarrierLook> unread ->
          throw new IllegalStateException(
              "what became of %s was not read: %s".formatted(open.id().key(), unread.why()));
      case Reading.Read<CarrierLook> read -> {
        if (Carriers.isRejection(read.value())
            && !new StandingDown(ports, books).standDown(loaded, read.value())) {
          throw new IllegalStateException("the gate " + open.id().key() + " is just being moved");
        }
      }
    }
  }

  /**
   * After ROLL BACK, HALT or a person's Reject at either gate of the wave a retried stage fails at
   * once, unless a person opened it again (S2, S8).
   */
  private Optional<String> decidedBefore(GateId gate) {
    for (GateKind kind : GateKind.values()) {
      int reopened = books.persons().reopened(gate.side(kind));
      for (Kept<Gate> kept : books.releases().attempts(gate.side(kind))) {
        Optional<String> refused =
            kept.value().id().number() > reopened ? kept.value().refused() : Optional.empty();
        if (refused.isPresent()) {
          return refused;
        }
      }
    }
    return Optional.empty();
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
   * One in flight that stood down has found nothing; what is new since then is another's to judge.
   * Once an action holds the pipeline for the gate, its attempt judges the deployment too. One that
   * a person opened again says nothing of what fails afterwards.
   */
  private boolean isBroughtAboutBy(Carrier carrier, AttemptId id) {
    return books
        .releases()
        .gate(id)
        .map(Kept::value)
        .filter(gate -> gate.id().number() > books.persons().reopened(gate.id().gate()))
        .filter(gate -> carrier == Carrier.FAILED_STAGE ? gate.carrier() == carrier : judges(gate))
        .isPresent();
  }

  private static boolean judges(Gate gate) {
    return gate.carrier().holds()
        ? !gate.isOver()
        : gate.carrier() == Carrier.IN_FLIGHT && !(gate.phase() instanceof Phase.StoodDown);
  }

  private AttemptId create(AttemptId id, OpenCall call, Pinned pinned) {
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
