package io.wavegate.handlers.desk;

import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Quota;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Policies.Pinned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back all that a team deploys in this Region at the moment, by a person's word alone: each
 * release by a rollback of its own, exactly as if it were asked for by its name. What could not be
 * begun is said, with the reason; asked for again, what was begun goes on as it does.
 */
final class TakingTeamBack {
  private final Books books;
  private final TakingBack takingBack;

  TakingTeamBack(Ports ports, Books books) {
    this.books = books;
    this.takingBack = new TakingBack(ports, books);
  }

  /** A release of a service that is being deployed, or bakes. */
  private record UnderWay(String service, ReleaseId release) {}

  Reply takeBack(String service, Word word) {
    Optional<String> team = team(service);
    if (team.isEmpty()) {
      return Reply.impossible(
          "the policy of " + service + " names no team whose deployments could be taken back");
    }
    List<UnderWay> all = underWay(team.get());
    if (all.isEmpty()) {
      return Reply.absent(
          "nothing of team " + team.get() + " is being deployed or bakes in this Region");
    }
    List<String> said = new ArrayList<>();
    boolean begun = false;
    for (UnderWay one : all) {
      Reply reply = takeBack(one, service, word);
      begun |= reply.isDone();
      said.add(
          one.service()
              + "/"
              + one.release().execution()
              + (reply.isDone() ? ": " : ": NOT BEGUN: ")
              + reply.said());
    }
    String text = "of team " + team.get() + ":\n  " + String.join("\n  ", said);
    return begun ? Reply.done(text) : Reply.impossible(text);
  }

  private Optional<String> team(String service) {
    return policy(service).flatMap(policy -> policy.startRule().quota()).map(Quota::team);
  }

  private Optional<Policy> policy(String service) {
    return books.policies().current(service).map(Pinned::policy);
  }

  /** What is watched and not promoted yet; a watch that has ended stands for nothing. */
  private List<UnderWay> underWay(String team) {
    return books.watched().all().stream()
        .flatMap(ref -> books.releases().watch(ref.releaseId(), ref.wave()).stream())
        .map(Kept::value)
        .filter(watch -> watch.stands().isUnderWay())
        .map(TakingTeamBack::of)
        .distinct()
        .filter(one -> team(one.service()).filter(team::equals).isPresent())
        .toList();
  }

  private static UnderWay of(WaveWatch watch) {
    return new UnderWay(watch.service(), watch.release());
  }

  /** What one of them comes to must not keep the others from being taken back. */
  private Reply takeBack(UnderWay one, String asked, Word word) {
    if (!one.service().equals(asked) && wantsTwo(one.service()) && word.second().isEmpty()) {
      return Reply.impossible("its policy wants two people for it: ask for it by its name");
    }
    try {
      return takingBack.takeBack(
          one.service(),
          new Wish.TakeBack(Optional.of(one.release().execution()), Optional.empty()),
          word);
    } catch (IllegalStateException e) {
      return Reply.impossible("ask again: " + e.getMessage());
    }
  }

  private boolean wantsTwo(String service) {
    return policy(service).filter(p -> p.secondPerson().contains(Act.ROLLBACK)).isPresent();
  }
}
