package io.wavegate.handlers.desk;

import io.wavegate.codec.api.OperateCall.Asked;
import io.wavegate.core.model.Said;
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
  private final Ports ports;
  private final Books books;
  private final ServiceActs services;
  private final GateActs gates;
  private final TakingBack takingBack;
  private final TakingTeamBack takingTeamBack;

  /** With all that is outside, and the books. */
  public Desk(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.services = new ServiceActs(ports, books);
    this.gates = new GateActs(ports, books);
    this.takingBack = new TakingBack(ports, books);
    this.takingTeamBack = new TakingTeamBack(ports, books);
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
   * Two people who name no release must mean the same one, also if a newer one comes in between.
   */
  private Asked resolved(String service, Asked asked) {
    return asked.wish() instanceof Wish.TakeBack wish
        ? new Asked(
            asked.service(), asked.principal(), asked.reason(), takingBack.resolved(service, wish))
        : asked;
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
      case Consent.SecondWanted wanted -> noted(service, what, word(asked, Optional.empty()));
      case Consent.SamePerson same ->
          Reply.accepted(
              "you have asked before; it waits for another person until "
                  + Said.clock(same.until()));
      case Consent.Given given -> {
        Reply reply = act(service, asked, word(asked, given.first()));
        books.persons().answered(service, what);
        yield reply;
      }
    };
  }

  private Reply noted(String service, String what, Word word) {
    boolean first = books.persons().ask(service, what, new Consent.Asked(word.who(), word.at()));
    Done done = new Done(what, "asked for; a second person is wanted", word);
    return first && books.persons().commit(List.of(books.persons().doing(service, done)))
        ? Reply.accepted(
            "noted; the policy wants two people for this: another one must ask for the same before "
                + Said.clock(word.at().plus(Consent.WAITS)))
        : Reply.raced();
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
