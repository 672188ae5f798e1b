package io.wavegate.handlers.desk;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Extensions;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Said;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.desk.Waiting.Meant;
import io.wavegate.handlers.evidence.LeftBehind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Rousing;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Persons.Done;
import io.wavegate.handlers.store.Policies.Pinned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people ask of a gate. An order is evidence: the gate is judged by it, not past it. */
final class GateActs {
  private final Books books;
  private final Ports ports;
  private final Waiting waiting;
  private final Rousing rousing;
  private final Reopening reopening;

  GateActs(Ports ports, Books books) {
    this.books = books;
    this.ports = ports;
    this.waiting = new Waiting(ports, books);
    this.rousing = new Rousing(ports, books);
    this.reopening = new Reopening(ports, books);
  }

  Reply onGate(String service, Wish.OnGate wish, Word word) {
    if (wish.act() == Act.REOPEN) {
      return reopening.reopen(service, wish, word);
    }
    Meant meant = waiting.meant(service, wish.wave(), wish.release(), wish.kind());
    if (wish.act() == Act.APPROVE && meant instanceof Meant.One(Gate gate) && isFailed(gate)) {
      return Reply.impossible(
          "stage " + gate.id().gate().stage() + " has failed, nothing waits for an approval");
    }
    Optional<Reply> away =
        wish.act() == Act.APPROVE && meant instanceof Meant.One(Gate open)
            ? away(open)
            : Optional.empty();
    if (away.isPresent()) {
      return away.get();
    }
    return switch (meant) {
      case Meant.NotOne notOne ->
          wish.act() == Act.ABORT
              ? whileDeploying(service, wish, word).orElse(Reply.impossible(notOne.why()))
              : Reply.impossible(notOne.why());
      case Meant.One one -> order(one.gate().id(), service, wish.act(), word);
    };
  }

  /** What is not there cannot be let on, nor baked for longer. */
  private Optional<Reply> away(Gate gate) {
    return new LeftBehind(books)
        .of(gate)
        .map(away -> Reply.impossible(away + ": wait until it has, or abort"));
  }

  private static boolean isFailed(Gate gate) {
    return !gate.carrier().holds();
  }

  /** Nothing is asked during a deployment; the order is found as the promotion gate opens. */
  private Optional<Reply> whileDeploying(String service, Wish.OnGate wish, Word word) {
    return Deployments.of(books, service, wish.wave(), wish.release())
        .map(id -> order(id, service, wish.act(), word));
  }

  private Reply order(AttemptId id, String service, Act act, Word word) {
    Order.Kind kind =
        switch (act) {
          case APPROVE -> Order.Kind.APPROVE;
          case REJECT -> Order.Kind.REJECT;
          case ABORT -> Order.Kind.ABORT;
          case HOLD, LIFT, EXTEND, FIX_FORWARD, SKIP_WINDOW, REOPEN, ROLLBACK ->
              throw new IllegalArgumentException(act + " is no order on a gate");
        };
    String what =
        "%s of the %s gate of wave %s, release %s"
            .formatted(
                act.word(), id.gate().kind().word(), id.gate().wave(), id.gate().execution());
    if (books.persons().isOrdered(id, kind)) {
      // Asked for again, since nothing came of it: whoever sleeps may not have been woken.
      return Reply.done("asked for before: " + what).with(() -> roused(id, what));
    }
    List<Write> writes = new ArrayList<>();
    writes.add(books.persons().ordering(id, new Order(kind, word)));
    writes.addAll(touching(id));
    return done(id, service, act, what, word, writes).with(() -> roused(id, what));
  }

  /** What is written is heard in any case: the reconcile wakes whoever could not be woken now. */
  private List<String> roused(AttemptId id, String what) {
    try {
      String unused = rousing.rouse(id, what);
      return List.of();
    } catch (IllegalStateException e) {
      return List.of(
          "it could not be woken now, which is tried again within five minutes ("
              + e.getMessage()
              + ")");
    }
  }

  /**
   * Whoever judges at this moment has not seen what is written now: the gate's header is written
   * anew with it, so that a decision without it is refused by the store and judged again.
   */
  private List<Write> touching(AttemptId id) {
    return books
        .releases()
        .gate(id)
        .map(kept -> books.releases().moving(kept, kept.value()))
        .stream()
        .toList();
  }

  Reply extend(String service, Wish.Extend wish, Word word) {
    Meant meant =
        waiting.meant(service, wish.wave(), wish.release(), Optional.of(GateKind.PROMOTION));
    return switch (meant) {
      case Meant.NotOne notOne -> Reply.impossible(notOne.why());
      case Meant.One one ->
          away(one.gate()).orElseGet(() -> extend(one.gate(), service, wish, word));
    };
  }

  private Reply extend(Gate gate, String service, Wish.Extend wish, Word word) {
    Optional<Kept<WaveWatch>> kept =
        books.releases().watch(gate.id().gate().release(), wish.wave());
    if (kept.isEmpty() || !(kept.get().value().stands() instanceof Stands.Baking baking)) {
      return Reply.impossible("wave " + wish.wave() + " does not bake");
    }
    WatchWindow longer = baking.window().longerBy(wish.by());
    Optional<String> refusal =
        Extensions.refusal(
            gate,
            end(gate, wish.wave(), longer),
            ports.pipelines().structure(gate.id().gate().pipeline()));
    if (refusal.isPresent()) {
      return Reply.impossible(refusal.get());
    }
    WaveWatch watch = kept.get().value().standing(baking.over(longer));
    List<Write> writes = new ArrayList<>(touching(gate.id()));
    writes.add(books.releases().watchingOn(kept.get(), watch));
    writes.addAll(leased(gate, wish.wave(), word.at(), longer));
    return done(
        gate.id(),
        service,
        Act.EXTEND,
        "bake of wave %s lasts until %s".formatted(wish.wave(), Said.day(longer.until())),
        word,
        writes);
  }

  private Instant end(Gate gate, String wave, WatchWindow longer) {
    return books
        .policies()
        .version(gate.service(), gate.policyVersion())
        .map(Pinned::policy)
        .flatMap(policy -> policy.wave(wave))
        .map(named -> named.conduct().end(longer.deadline()))
        .orElse(longer.deadline());
  }

  /** Who bakes longer keeps others away longer. */
  private List<Write> leased(Gate gate, String wave, Instant now, WatchWindow longer) {
    return books
        .policies()
        .version(gate.service(), gate.policyVersion())
        .map(Pinned::policy)
        .flatMap(
            policy ->
                policy
                    .wave(wave)
                    .map(
                        named ->
                            new Exclusions(books)
                                .keeping(
                                    gate,
                                    policy,
                                    named,
                                    now,
                                    named.conduct().end(longer.deadline()))))
        .orElse(List.of());
  }

  private Reply done(
      AttemptId id, String service, Act act, String what, Word word, List<Write> writes) {
    List<Write> all = new ArrayList<>(writes);
    all.add(books.persons().doing(service, new Done(act.word(), what, word)));
    Line line =
        Line.of(
            word.at(),
            TimelineKind.PERSON,
            id.gate().wave(),
            act.word() + " by " + word.said() + " (" + what + ")");
    return books.journal().commit(id.gate().release(), all, List.of(line))
        ? Reply.done(what + next(id, act))
        : Reply.raced();
  }

  /** When it counts, or why it does not any more. */
  private String next(AttemptId id, Act act) {
    Optional<Gate> gate = books.releases().gate(id).map(Kept::value);
    if (gate.isEmpty()) {
      return "; it counts as soon as the deployment has ended";
    }
    if (!gate.get().isUndecided()) {
      return "; but the gate was decided at the same moment"
          + gate.get().verdict().map(v -> ": " + v.word() + ", " + v.reason()).orElse("");
    }
    if (gate.get().phase() instanceof Phase.Watching watching) {
      return "; judged now, or at the next look, " + Said.clock(watching.nextLook());
    }
    return act == Act.APPROVE
        ? "; an alarm that fires as it is deployed counts against it all the same, unless"
            + " fix-forward has let it in"
        : "";
  }
}
