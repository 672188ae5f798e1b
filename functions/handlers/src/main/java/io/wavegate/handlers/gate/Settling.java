package io.wavegate.handlers.gate;

import io.wavegate.core.admission.Admissions;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.Closure.Cause;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.LastLook;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.admission.Admitting;
import io.wavegate.handlers.admission.LineStops;
import io.wavegate.handlers.evidence.CarrierAnswers;
import io.wavegate.handlers.evidence.CarrierAnswers.Answered;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Applies a verdict to the carrier: intent, effect, record, in this order. */
public final class Settling {
  /** How long a reason may be that came from outside. */
  public static final int REASON = 600;

  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Looks looks;
  private final CarrierAnswers carriers;
  private final Closing closing;

  /** With all that is outside, and the books. */
  public Settling(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.looks = new Looks(ports, books);
    this.carriers = new CarrierAnswers(ports, books);
    this.closing = new Closing(ports, books);
  }

  /** Applies what the gate decided. */
  public Settled settle(AttemptId id) {
    Loaded loaded = gates.load(id);
    if (loaded.gate().phase() instanceof Phase.Settled
        || loaded.gate().phase() instanceof Phase.StoodDown) {
      return Settled.SETTLED;
    }
    Optional<Verdict> verdict = loaded.gate().verdict();
    if (verdict.isEmpty()) {
      return Settled.JUDGE_AGAIN;
    }
    return switch (verdict.get()) {
      case Verdict.Promote promote -> ifStill(loaded, promote, () -> doubt(loaded, promote));
      case Verdict.PromoteByPerson byPerson -> apply(loaded, byPerson);
      case Verdict.Observe observed -> apply(loaded, observed);
      case Verdict.StepAside aside -> ifStill(loaded, aside, () -> nobodyInFront(loaded));
      case Verdict.Halt halt -> apply(loaded, halt);
      case Verdict.RollBack rollBack -> apply(loaded, rollBack);
    };
  }

  /**
   * A promotion is judged again where its last reading is too old or the alarms are not OK any more
   * (S1), a step aside where nobody is there to go first; also after the intent was written, as
   * long as the carrier still waits.
   */
  private Settled ifStill(Loaded loaded, Verdict verdict, Supplier<Optional<String>> doubts) {
    boolean open =
        !(loaded.gate().phase() instanceof Phase.Applying)
            || carriers.look(loaded.gate()) instanceof CarrierLook.Holding;
    Optional<String> doubt = open ? doubts.get() : Optional.empty();
    return doubt.isPresent() ? judgeAgain(loaded, doubt.get()) : apply(loaded, verdict);
  }

  /** The release in front may have been stopped meanwhile: then both would be lost. */
  private Optional<String> nobodyInFront(Loaded loaded) {
    return Admissions.makesWayFor(looks.inFront(loaded.gate())).isPresent()
        ? Optional.empty()
        : Optional.of("no newer release waits in front any more, as far as can be read");
  }

  private Optional<String> doubt(Loaded loaded, Verdict.Promote promote) {
    if (promote.isExpired(ports.time().now())) {
      return Optional.of("the promotion expired before it was applied");
    }
    return against(loaded).or(() -> lastLook(loaded));
  }

  private Optional<String> against(Loaded loaded) {
    Gate gate = loaded.gate();
    return LastLook.against(
        gate.id().gate().kind(),
        loaded.policy().before(loaded.wave().name()).stream().map(WavePolicy::name).toList(),
        books.releases().recalls(gate.id().gate().release()),
        books.persons().spoken(gate.id(), gate.service()));
  }

  /** Looked at again a little later where the effect may still be under way. */
  private Settled judgeAgain(Loaded loaded, String why) {
    Instant now = ports.time().now();
    Line line = line(loaded.gate(), now, TimelineKind.WAITING, "judged again: " + why);
    return switch (Moves.judgeAgain(loaded.gate(), why, now)) {
      case Move.Refused refused -> Settled.CARRIER_AWAY;
      case Move.Moved moved -> {
        gates.commit(loaded, moved, notLetIn(loaded), List.of(line));
        yield Settled.JUDGE_AGAIN;
      }
    };
  }

  /** A deployment that was let in, and does not start now, takes no place until it is again. */
  private List<Write> notLetIn(Loaded loaded) {
    return loaded.gate().id().gate().kind() == GateKind.ENTRY
        ? new Admitting(books).takingBack(loaded)
        : List.of();
  }

  /**
   * Takes back a promotion that was not applied, and that nobody is there to apply any more, so
   * that the gate can be decided otherwise.
   *
   * @return what is to be done about it, nothing where there is none to take back
   */
  public Optional<Settled> takeBack(AttemptId id, String why) {
    Loaded loaded = gates.load(id);
    boolean promotion =
        loaded.gate().verdict().filter(Verdict.Promote.class::isInstance).isPresent();
    return promotion && carriers.look(loaded.gate()) instanceof CarrierLook.Holding
        ? Optional.of(judgeAgain(loaded, why))
        : Optional.empty();
  }

  /** The alarms are read once more just before the effect. */
  private Optional<String> lastLook(Loaded loaded) {
    Gate gate = loaded.gate();
    List<String> names = loaded.wave().alarms().all();
    List<Reading<AlarmFacts>> readings = ports.alarms().describe(names, false);
    Spoken spoken = books.persons().spoken(gate.id(), gate.service());
    return LastLook.doubt(gate.id().gate().kind(), names, readings, spoken, ports.time().now());
  }

  private Settled apply(Loaded loaded, Verdict verdict) {
    AttemptId id = loaded.gate().id();
    if (!begin(loaded, verdict)) {
      return notBegun(id, verdict);
    }
    Gate gate = gates.load(id).gate();
    if (verdict instanceof Verdict.Halt halt) {
      stopTheLine(gate, halt);
    }
    return switch (carriers.answer(gate, verdict)) {
      case Answered.Away away -> Settled.CARRIER_AWAY;
      case Answered.Done done -> closing.done(id, done.effect());
      case Answered.Overtaken overtaken -> closing.overtaken(id, overtaken.by());
    };
  }

  /**
   * The intent, unless it was written before; as an entry gate passes, the watch begins in the same
   * transaction.
   */
  private boolean begin(Loaded loaded, Verdict verdict) {
    Instant now = ports.time().now();
    Move move = Moves.beginApplying(loaded.gate(), now);
    if (loaded.gate().phase() instanceof Phase.Applying) {
      return gates.commit(loaded, move, List.of(), List.of());
    }
    Line intent =
        line(loaded.gate(), now, TimelineKind.INTENT, intended(loaded) + ": " + verdict.word());
    boolean enters = loaded.gate().id().gate().kind() == GateKind.ENTRY && verdict.letsGoOn();
    List<Write> watches = enters ? Watches.begin(books, loaded, now) : List.of();
    return gates.commit(loaded, move, watches, List.of(intent));
  }

  private String intended(Loaded loaded) {
    Gate gate = loaded.gate();
    if (carriers.isLetGo(gate)) {
      return gate.action() + " was let go on already";
    }
    return switch (gate.carrier()) {
      case INVOKE, APPROVAL -> "will answer " + gate.action();
      case FAILED_STAGE, IN_FLIGHT -> "no action waits for an answer";
    };
  }

  private static Settled notBegun(AttemptId id, Verdict verdict) {
    if (verdict instanceof Verdict.Promote) {
      return Settled.JUDGE_AGAIN;
    }
    throw new IllegalStateException("the gate " + id.key() + " moved as its intent was written");
  }

  /**
   * A halt closes the line before it fails the action, which frees the stage. A line that is closed
   * already, by us before a crash or by a person, is left as it is; so is one whose carrier a
   * person has answered.
   */
  private void stopTheLine(Gate gate, Verdict.Halt halt) {
    var id = gate.id().gate();
    LineStops stops = new LineStops(ports, books);
    if (!isLineToBeStopped(gate)) {
      stops.join(id, gate.service());
      return;
    }
    Sent sent =
        stops.disable(id, gate.service(), Cause.HALT, "HALT " + id.wave() + ". " + halt.reason());
    String text =
        switch (sent) {
          case Sent.Done done -> "transition into " + id.stage() + " disabled";
          case Sent.Refused refused ->
              "transition into " + id.stage() + " not disabled: " + refused.message();
          case Sent.Unsure unsure ->
              throw new IllegalStateException(
                  "whether the transition into "
                      + id.stage()
                      + " is disabled is not known: "
                      + unsure.why());
        };
    Line line = line(gate, ports.time().now(), TimelineKind.EFFECT, text);
    books.journal().append(id.release(), List.of(line));
  }

  private boolean isLineToBeStopped(Gate gate) {
    var id = gate.id().gate();
    return switch (ports.pipelines().stage(id.pipeline(), id.stage())) {
      case Unread<StageFacts> unread -> true;
      case Read<StageFacts> read -> {
        boolean failed =
            read.value().action(gate.action()).filter(a -> a.status().equals("Failed")).isPresent();
        yield read.value().inboundEnabled()
            && switch (carriers.held(gate)) {
              case CarrierLook.Holding holding -> true;
              case CarrierLook.FailedStage stage -> true;
              case CarrierLook.Answered answered -> false;
              case CarrierLook.TimedOut late -> read.value().execution().equals(id.execution());
              case CarrierLook.Gone gone ->
                  failed && read.value().execution().equals(id.execution());
            };
      }
    };
  }

  private static Line line(Gate gate, Instant now, TimelineKind kind, String text) {
    return Line.of(now, kind, gate.id().gate().wave(), text);
  }
}
