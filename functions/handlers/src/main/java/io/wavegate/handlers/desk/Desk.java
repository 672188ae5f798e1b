package io.wavegate.handlers.desk;

import io.wavegate.codec.api.OperateCall.Asked;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Said;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Consent;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.Policy;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Holds;
import io.wavegate.handlers.store.Persons.Done;
import io.wavegate.handlers.store.Policies.Pinned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes what people ask for. Each act is idempotent: asked for twice it is done once. */
public final class Desk {
  private static final Waiting.Meant NONE = new Waiting.Meant.NotOne("no gate is meant");

  private final Ports ports;
  private final Books books;
  private final ServiceActs services;
  private final GateActs gates;
  private final TakingBack takingBack;
  private final TakingTeamBack takingTeamBack;
  private final Waiting waiting;

  /** With all that is outside, and the books. */
  public Desk(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.services = new ServiceActs(ports, books);
    this.gates = new GateActs(ports, books);
    this.takingBack = new TakingBack(ports, books);
    this.takingTeamBack = new TakingTeamBack(ports, books);
    this.waiting = new Waiting(ports, books);
  }

  /** Does it, asks for a second person, or says why not. */
  public Reply take(Asked asked) {
    if (asked.service().isEmpty()) {
      return act(Holds.ALL, asked, word(asked, Optional.empty()));
    }
    String service = asked.service().get();
    Optional<Pinned> pinned = books.policies().current(service);
    if (pinned.isEmpty()) {
      return Reply.absent("no policy is installed for service \"" + service + "\"");
    }
    return consented(service, resolved(service, asked), pinned.get().policy());
  }

  /**
   * Two people must mean the same, whatever they have typed and whatever comes in between: a word
   * on a gate is one on the gate that is open now, of that release and no other.
   */
  private Asked resolved(String service, Asked asked) {
    Wish wish =
        switch (asked.wish()) {
          case Wish.TakeBack takeBack -> takingBack.resolved(service, takeBack);
          case Wish.OnGate onGate ->
              meant(service, onGate)
                  .map(Gate::id)
                  .or(() -> toCome(service, onGate))
                  .map(AttemptId::gate)
                  .<Wish>map(
                      gate ->
                          new Wish.OnGate(
                              onGate.act(),
                              onGate.wave(),
                              Optional.of(gate.execution()),
                              Optional.of(gate.kind())))
                  .orElse(onGate);
          case Wish.Extend extend ->
              meant(service, extend)
                  .<Wish>map(
                      gate ->
                          new Wish.Extend(
                              extend.wave(),
                              Optional.of(gate.id().gate().execution()),
                              extend.by()))
                  .orElse(extend);
          case Wish.Lift lift ->
              lift.subject().isEmpty()
                  ? new Wish.Lift(
                      Optional.of(asked.principal()), Optional.empty(), Optional.empty())
                  : lift;
          case Wish.Hold hold -> hold;
          case Wish.TakeTeamBack team -> team;
          case Wish.Exempt exempt -> services.resolved(service, exempt);
        };
    return new Asked(asked.service(), asked.principal(), asked.reason(), wish);
  }

  /** What deploys has no gate yet; an abort is of the one that will open. */
  private Optional<AttemptId> toCome(String service, Wish.OnGate wish) {
    return wish.act() == Act.ABORT
        ? Deployments.of(books, service, wish.wave(), wish.release())
        : Optional.empty();
  }

  /** What a rollback would do; nothing is done. */
  public Reply plan(String service, Optional<String> release) {
    return takingBack.plan(service, release);
  }

  /** How the tests of a service have done in its last releases. */
  public Reply tests(String service) {
    return new TestRecords(books).of(service);
  }

  private Reply consented(String service, Asked asked, Policy policy) {
    String what = asked.wish().act().word() + "/" + asked.wish().subject();
    Instant now = ports.time().now();
    boolean two = policy.secondPerson().contains(asked.wish().act());
    Consent consent = Consent.of(two, books.persons().asked(service, what), asked.principal(), now);
    return switch (consent) {
      case Consent.SecondWanted wanted -> noted(service, what, asked);
      case Consent.SamePerson same ->
          Reply.accepted(
              "you have asked before; it waits for another person until "
                  + Said.clock(same.until()));
      case Consent.Given given -> {
        Reply reply = act(service, asked, word(asked, given.first()));
        if (!reply.mayBeAskedAgain()) {
          // What was not done is asked for again, and the first person's word still counts then; of
          // what is not there it says nothing.
          books.persons().answered(service, what);
        }
        yield reply;
      }
    };
  }

  private Reply noted(String service, String what, Asked asked) {
    Word word = word(asked, Optional.empty());
    String until = Said.clock(word.at().plus(Consent.WAITS));
    boolean first = books.persons().ask(service, what, new Consent.Asked(word.who(), word.at()));
    Done done = new Done(what, "asked for; a second person is wanted", word);
    if (!first || !books.persons().commit(List.of(books.persons().doing(service, done)))) {
      return Reply.raced();
    }
    meant(service, asked.wish())
        .ifPresent(
            gate ->
                waiting.tell(
                    gate,
                    "%s asked for by %s; a second person is wanted until %s"
                        .formatted(asked.wish().act().word(), word.said(), until),
                    word.at()));
    return Reply.accepted(
        "noted; the policy wants two people for this: another one must ask for the same before "
            + until);
  }

  /** The gate that is open now of which a wish is. */
  private Optional<Gate> meant(String service, Wish wish) {
    Waiting.Meant meant =
        switch (wish) {
          case Wish.OnGate onGate ->
              waiting.meant(service, onGate.wave(), onGate.release(), onGate.kind());
          case Wish.Extend extend ->
              waiting.meant(
                  service, extend.wave(), extend.release(), Optional.of(GateKind.PROMOTION));
          case Wish.TakeBack takeBack -> NONE;
          case Wish.Lift lift -> NONE;
          case Wish.Hold hold -> NONE;
          case Wish.TakeTeamBack team -> NONE;
          case Wish.Exempt exempt -> NONE;
        };
    return meant instanceof Waiting.Meant.One(Gate gate) ? Optional.of(gate) : Optional.empty();
  }

  private Word word(Asked asked, Optional<String> first) {
    return new Word(asked.principal(), first, asked.reason(), ports.time().now());
  }

  private Reply act(String service, Asked asked, Word word) {
    return switch (asked.wish()) {
      case Wish.Hold hold -> services.hold(service, hold, word);
      case Wish.Lift lift -> services.lift(service, lift, word);
      case Wish.Exempt exempt -> services.exempt(service, exempt, word);
      case Wish.OnGate onGate -> gates.onGate(service, onGate, word);
      case Wish.TakeBack takeBack -> takingBack.takeBack(service, takeBack, word);
      case Wish.TakeTeamBack takeTeamBack -> takingTeamBack.takeBack(service, word);
      case Wish.Extend extend -> gates.extend(service, extend, word);
    };
  }
}
