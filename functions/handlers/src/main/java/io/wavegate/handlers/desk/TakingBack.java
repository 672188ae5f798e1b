package io.wavegate.handlers.desk;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.flow.Books;
import io.wavegate.handlers.flow.Ports;
import io.wavegate.handlers.flow.Recalling;
import io.wavegate.handlers.flow.RollbackPlans;
import io.wavegate.handlers.flow.Waking;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Persons.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A release goes back by a person's word: the same recall that an alarm after a promotion begins,
 * and where a gate is open, by that gate.
 */
final class TakingBack {
  private final Books books;
  private final RollbackPlans plans;
  private final Recalling recalling;
  private final Waking waking;

  TakingBack(Ports ports, Books books) {
    this.books = books;
    this.plans = new RollbackPlans(ports, books);
    this.recalling = new Recalling(ports, books);
    this.waking = new Waking(ports, books);
  }

  /** What would go back, newest wave first. */
  Reply plan(String service, Optional<String> named) {
    return found(service, named, this::planned);
  }

  private Reply planned(String service, ReleaseId release, Policy policy) {
    List<WavePolicy> reached = plans.reached(release, policy);
    return reached.isEmpty()
        ? nowhere(release)
        : Reply.done(
            reached.stream()
                .map(wave -> plans.said(release, service, wave))
                .collect(
                    Collectors.joining(
                        "\n  ",
                        "release %s of %s was deployed to %d of %d waves; newest first:\n  "
                            .formatted(
                                release.execution(),
                                service,
                                reached.size(),
                                policy.waves().size()),
                        "")));
  }

  private static Reply nowhere(ReleaseId release) {
    return Reply.impossible("release " + release.execution() + " was deployed to no wave");
  }

  /** Takes it back from every wave that it reached, or from the one that is named. */
  Reply takeBack(String service, Wish.TakeBack wish, Word word) {
    return found(
        service,
        wish.release(),
        (owner, release, policy) -> takeBack(owner, release, policy, wish.wave(), word));
  }

  private Reply takeBack(
      String service, ReleaseId release, Policy policy, Optional<String> named, Word word) {
    List<WavePolicy> reached = plans.reached(release, policy);
    Optional<WavePolicy> wave =
        reached.stream()
            .filter(one -> named.isEmpty() || named.get().equals(one.name()))
            .findFirst();
    if (wave.isEmpty()) {
      return named
          .map(
              name ->
                  Reply.impossible(
                      "release " + release.execution() + " was not deployed to wave " + name))
          .orElse(nowhere(release));
    }
    Scope scope = named.isPresent() ? Scope.WAVE : Scope.RELEASE;
    return takeBack(service, new Meant(release, wave.get(), scope), word);
  }

  /** What is meant: a release from a wave on backwards. */
  private record Meant(ReleaseId release, WavePolicy wave, Scope scope) {
    GateId gate() {
      return new GateId(
          release.pipeline(), release.execution(), wave.stage(), wave.name(), GateKind.PROMOTION);
    }

    String said() {
      return scope == Scope.RELEASE
          ? "rollback of release %s from every wave that it reached".formatted(release.execution())
          : "rollback of release %s from wave %s".formatted(release.execution(), wave.name());
    }
  }

  private Reply takeBack(String service, Meant meant, Word word) {
    Optional<String> by = books.releases().returning(meant.release(), meant.wave().stage());
    if (by.isPresent()) {
      return Reply.done("rolled back already, by the rollback of wave " + by.get());
    }
    Optional<Gate> last =
        books.releases().attempts(meant.gate()).stream()
            .map(Kept::value)
            .reduce((earlier, later) -> later);
    Optional<Recall> before = books.releases().recall(meant.release(), meant.wave().name());
    if (before.isPresent()) {
      return again(meant, before.get(), last);
    }
    Optional<Gate> over = last.filter(gate -> !gate.isUndecided());
    AttemptId id =
        over.map(Gate::id)
            .or(() -> last.map(Gate::id))
            .orElseGet(() -> new AttemptId(meant.gate(), 1));
    Recall recall =
        new Recall(
            meant.gate(),
            service,
            meant.scope(),
            "rolled back by " + word.said(),
            over.isPresent(),
            "{}",
            word.at());
    if (!recalling.commit(id, recall, orders(id, over, service, meant, word), line(meant, word))) {
      return Reply.raced();
    }
    return over.isPresent() ? begun(meant, id) : Reply.done(meant.said() + byItsGate(id, meant));
  }

  private String byItsGate(AttemptId id, Meant meant) {
    if (books.releases().gate(id).isEmpty()) {
      return "; it begins as soon as the deployment has ended";
    }
    waking.rouse(id, meant.said());
    return "; its gate decides so now, and fails its action first";
  }

  private Reply again(Meant meant, Recall before, Optional<Gate> last) {
    return before.over() && last.isPresent()
        ? begun(meant, last.get().id())
        : Reply.done("asked for before: " + meant.said());
  }

  private Reply begun(Meant meant, AttemptId id) {
    return Reply.done(meant.said() + ": " + recalling.start(id));
  }

  /** A gate that is open decides by the order, and fails the action that it holds. */
  private List<Write> orders(
      AttemptId id, Optional<Gate> over, String service, Meant meant, Word word) {
    List<Write> writes = new ArrayList<>();
    writes.add(books.persons().doing(service, new Done(Act.ROLLBACK.word(), meant.said(), word)));
    if (over.isEmpty() && !books.persons().isOrdered(id, Order.Kind.ABORT)) {
      writes.add(books.persons().ordering(id, new Order(Order.Kind.ABORT, word)));
      books
          .releases()
          .gate(id)
          .map(kept -> books.releases().moving(kept, kept.value()))
          .ifPresent(writes::add);
    }
    return writes;
  }

  private static Line line(Meant meant, Word word) {
    return Line.of(
        word.at(),
        TimelineKind.PERSON,
        meant.wave().name(),
        "rollback by " + word.said() + " (" + meant.said() + ")");
  }

  /** What is done with a release that was found. */
  private interface With {
    Reply reply(String service, ReleaseId release, Policy policy);
  }

  private Reply found(String service, Optional<String> named, With with) {
    List<ReleaseId> all = books.catalogue().of(service);
    List<ReleaseId> fitting =
        named.isEmpty()
            ? all.subList(Math.max(0, all.size() - 1), all.size())
            : all.stream().filter(id -> id.execution().startsWith(named.get())).toList();
    if (fitting.size() > 1) {
      return Reply.impossible(
          "more than one release begins with "
              + named.orElse("")
              + ": "
              + fitting.stream().map(ReleaseId::execution).collect(Collectors.joining(", ")));
    }
    if (fitting.isEmpty()) {
      return Reply.absent(
          named
              .map(id -> "no release of " + service + " begins with " + id)
              .orElse("no release of " + service + " was ever seen"));
    }
    ReleaseId release = fitting.getFirst();
    return plans
        .policy(release)
        .map(policy -> with.reply(service, release, policy))
        .orElseGet(() -> nowhere(release));
  }
}
