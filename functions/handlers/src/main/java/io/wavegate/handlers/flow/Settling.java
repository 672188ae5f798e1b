package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.flow.CarrierAnswers.Answered;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies a verdict to the carrier: intent, effect, record, in this order. */
public final class Settling {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final CarrierAnswers carriers;

  /** With all that is outside, and the books. */
  public Settling(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.carriers = new CarrierAnswers(ports, books);
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
      case Verdict.Promote promote -> promote(loaded, promote);
      case Verdict.Halt halt -> {
        stopTheLine(loaded.gate(), halt);
        yield apply(loaded, halt);
      }
      case Verdict.RollBack rollBack -> apply(loaded, rollBack);
    };
  }

  private Settled promote(Loaded loaded, Verdict.Promote promote) {
    if (loaded.gate().phase() instanceof Phase.Applying) {
      return apply(loaded, promote);
    }
    Instant now = ports.time().now();
    Optional<String> doubt =
        promote.isExpired(now)
            ? Optional.of("the promotion expired before it was applied")
            : lastLook(loaded);
    if (doubt.isPresent()) {
      Line line = line(loaded.gate(), now, TimelineKind.WAITING, "judged again: " + doubt.get());
      gates.commit(
          loaded, Moves.judgeAgain(loaded.gate(), doubt.get(), now), List.of(), List.of(line));
      return Settled.JUDGE_AGAIN;
    }
    return apply(loaded, promote);
  }

  /** The alarms are read once more just before the effect. */
  private Optional<String> lastLook(Loaded loaded) {
    List<String> names = loaded.wave().alarms().all();
    List<Reading<AlarmFacts>> readings = ports.alarms().describe(names, false);
    for (int i = 0; i < names.size(); i++) {
      switch (readings.get(i)) {
        case Unread<AlarmFacts> unread -> {
          return Optional.of(names.get(i) + " was not read: " + unread.why());
        }
        case Read<AlarmFacts> read -> {
          if (read.value().state() != AlarmState.OK) {
            return Optional.of(names.get(i) + " is " + read.value().state());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A halt closes the line before it fails the action, which frees the stage. */
  private void stopTheLine(Gate gate, Verdict.Halt halt) {
    if (gate.phase() instanceof Phase.Applying) {
      return;
    }
    var id = gate.id().gate();
    Sent sent =
        ports
            .pipelines()
            .disableInbound(
                id.pipeline(), id.stage(), "Wavegate HALT " + id.wave() + ". " + halt.reason());
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

  private Settled apply(Loaded loaded, Verdict verdict) {
    Instant now = ports.time().now();
    boolean resumed = loaded.gate().phase() instanceof Phase.Applying;
    if (!resumed) {
      Line intent =
          line(
              loaded.gate(),
              now,
              TimelineKind.INTENT,
              "will answer " + loaded.gate().action() + ": " + verdict.word());
      boolean begun =
          gates.commit(
              loaded,
              Moves.beginApplying(loaded.gate(), now),
              besideIntent(loaded, verdict, now),
              List.of(intent));
      if (!begun) {
        return Settled.JUDGE_AGAIN;
      }
    }
    Answered answered = carriers.answer(gates.load(loaded.gate().id()).gate(), verdict);
    return switch (answered) {
      case Answered.Away away -> Settled.CARRIER_AWAY;
      case Answered.Done done -> done(loaded.gate().id(), done.effect());
      case Answered.Overtaken overtaken -> overtaken(loaded.gate().id(), overtaken.by());
    };
  }

  /** As the entry gate passes, the watch begins: in the same transaction as the intent. */
  private List<Write> besideIntent(Loaded loaded, Verdict verdict, Instant now) {
    List<Write> writes = new ArrayList<>();
    boolean begins =
        loaded.gate().id().gate().kind() == GateKind.ENTRY && verdict instanceof Verdict.Promote;
    if (!begins) {
      return writes;
    }
    ReleaseId release = loaded.gate().id().gate().release();
    WaveWatch watch =
        new WaveWatch(
            release,
            loaded.gate().service(),
            loaded.wave().name(),
            loaded.wave().stage(),
            loaded.wave().alarms().all(),
            new Stands.Deploying(now));
    Optional<Kept<WaveWatch>> before = books.releases().watch(release, watch.wave());
    if (before.isPresent()) {
      books.watched().end(release, watch.wave(), before.get().value().alarms());
      writes.add(books.releases().watchingOn(before.get(), watch));
    } else {
      writes.add(books.releases().watching(watch));
    }
    writes.addAll(books.watched().beginning(release, watch.wave(), watch.alarms()));
    return writes;
  }

  private Settled done(AttemptId id, String effect) {
    Loaded loaded = gates.load(id);
    Instant now = ports.time().now();
    Line line = line(loaded.gate(), now, TimelineKind.EFFECT, effect);
    Move move = Moves.settle(loaded.gate(), effect, now);
    List<Write> writes = new ArrayList<>();
    boolean promoted =
        id.gate().kind() == GateKind.PROMOTION
            && loaded.gate().verdict().filter(Verdict.Promote.class::isInstance).isPresent();
    Optional<Kept<WaveWatch>> watch = books.releases().watch(id.gate().release(), id.gate().wave());
    if (promoted) {
      watch
          .flatMap(kept -> Watches.promoted(kept.value(), now, loaded.policy()))
          .ifPresent(next -> writes.add(books.releases().watchingOn(watch.orElseThrow(), next)));
    }
    if (!gates.commit(loaded, move, writes, List.of(line))) {
      throw new IllegalStateException("the gate " + id.key() + " moved while it was settled");
    }
    endWatches(loaded, promoted);
    books.secrets().job(id).ifPresent(books.secrets()::forget);
    return Settled.SETTLED;
  }

  /** The next wave's watch takes over from the earlier ones; a failed wave's own watch ends. */
  private void endWatches(Loaded loaded, boolean promoted) {
    ReleaseId release = loaded.gate().id().gate().release();
    boolean entered =
        loaded.gate().id().gate().kind() == GateKind.ENTRY
            && loaded.gate().verdict().filter(Verdict.Promote.class::isInstance).isPresent();
    for (Kept<WaveWatch> kept : books.releases().watches(release)) {
      WaveWatch watch = kept.value();
      boolean own = watch.wave().equals(loaded.wave().name());
      boolean over = entered ? !own : own && !promoted;
      if (over) {
        books.watched().end(release, watch.wave(), watch.alarms());
      }
    }
  }

  private Settled overtaken(AttemptId id, CarrierLook by) {
    Loaded loaded = gates.load(id);
    boolean approved = by instanceof CarrierLook.Answered answered && answered.approved();
    String why =
        switch (by) {
          case CarrierLook.Answered answered ->
              (answered.approved() ? "approved by " : "rejected by ") + answered.who();
          case CarrierLook.Gone gone -> gone.why();
          case CarrierLook.Holding holding -> "the carrier still waits";
        };
    if (!new StandingDown(ports, books).standDown(loaded, why, approved)) {
      throw new IllegalStateException("the gate " + id.key() + " moved while it stood down");
    }
    books.secrets().job(id).ifPresent(books.secrets()::forget);
    return Settled.SETTLED;
  }

  private static Line line(Gate gate, Instant now, TimelineKind kind, String text) {
    return Line.of(now, kind, gate.id().gate().wave(), text);
  }
}
