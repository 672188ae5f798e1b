package io.wavegate.handlers.desk;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch.Stands;
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
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.plan.RollbackPlans;
import io.wavegate.handlers.plan.RollbackPlans.Returned;
import io.wavegate.handlers.rollback.Recalls;
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
  private final Recalls recalls;

  TakingBack(Ports ports, Books books) {
    this.books = books;
    this.plans = new RollbackPlans(ports, books);
    this.recalls = new Recalls(ports, books);
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
    List<WavePolicy> wanted =
        reached.stream().filter(one -> named.isEmpty() || named.get().equals(one.name())).toList();
    if (wanted.isEmpty()) {
      return named
          .map(
              name ->
                  Reply.impossible(
                      "release " + release.execution() + " was not deployed to wave " + name))
          .orElse(nowhere(release));
    }
    Scope scope = named.isPresent() ? Scope.WAVE : Scope.RELEASE;
    List<Meant> left =
        wanted.stream()
            .filter(wave -> plans.returned(release, wave).isEmpty())
            .map(wave -> new Meant(release, wave, scope))
            .toList();
    return left.isEmpty() ? returned(release, wanted) : takeBack(service, left, word);
  }

  /** By the newest wave whose gate has opened, or may open yet. */
  private Reply takeBack(String service, List<Meant> left, Word word) {
    List<String> beside = new ArrayList<>();
    for (Meant meant : left) {
      Optional<String> never = recalls.never(meant.gate(), meant.wave());
      if (never.isPresent()) {
        beside.add("wave " + meant.wave().name() + " cannot go back: " + never.get());
      } else if (goesBackAlone(meant) && !meant.equals(left.getLast())) {
        beside.add("wave " + meant.wave().name() + " goes back by itself, as was asked before");
      } else {
        return takeBack(service, meant, word).with(() -> beside);
      }
    }
    return byHand(String.join("; ", beside));
  }

  /** What was asked for one wave does not take the others back: they have a recall of their own. */
  private boolean goesBackAlone(Meant meant) {
    return meant.scope() == Scope.RELEASE
        && books
            .releases()
            .recall(meant.release(), meant.wave().name())
            .filter(before -> before.scope() == Scope.WAVE)
            .isPresent();
  }

  private static Reply byHand(String said) {
    return Reply.impossible(
        said + "; what is stuck must be brought back by hand, the runbook says how");
  }

  /** Each wave has its rollback: how far they are. */
  private Reply returned(ReleaseId release, List<WavePolicy> waves) {
    List<Returned> all = waves.stream().flatMap(w -> plans.returned(release, w).stream()).toList();
    String said = all.stream().map(Returned::said).collect(Collectors.joining("; "));
    return all.stream().anyMatch(Returned::stuck) ? byHand(said) : Reply.done(said);
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
    Optional<Kept<Gate>> last =
        books.releases().attempts(meant.gate()).stream().reduce((earlier, later) -> later);
    Optional<Recall> before = books.releases().recall(meant.release(), meant.wave().name());
    if (before.isPresent()) {
      return Reply.done(
          "asked for before, %s: %s"
              .formatted(before.get().reason(), recalls.takeUp(new AttemptId(meant.gate(), 1))));
    }
    Optional<AttemptId> decides = decides(meant, last.map(Kept::value));
    AttemptId id = decides.or(() -> last.map(kept -> kept.value().id())).orElseThrow();
    Recall recall =
        new Recall(
            meant.gate(), service, meant.scope(), "rolled back by " + word.said(), "{}", word.at());
    List<Write> writes = new ArrayList<>();
    writes.add(books.persons().doing(service, new Done(Act.ROLLBACK.word(), meant.said(), word)));
    decides.ifPresent(gate -> writes.addAll(orders(gate, last, word)));
    if (decides.isEmpty()) {
      writes.addAll(asRead(last));
    }
    return recalls.commit(id, recall, writes, line(meant, word))
        ? Reply.done(meant.said() + ": " + recalls.takeUp(id))
        : Reply.raced();
  }

  /** The attempt that must fail its action first: one that is open, or that will be. */
  private Optional<AttemptId> decides(Meant meant, Optional<Gate> last) {
    Optional<AttemptId> open = last.filter(gate -> !gate.isOver()).map(Gate::id);
    boolean deploying =
        books
            .releases()
            .watch(meant.release(), meant.wave().name())
            .filter(kept -> kept.value().stands() instanceof Stands.Deploying)
            .isPresent();
    int next = last.map(gate -> gate.id().number()).orElse(0) + 1;
    return deploying || last.isEmpty()
        ? open.or(() -> Optional.of(new AttemptId(meant.gate(), next)))
        : open;
  }

  /**
   * The gate's header is written anew as it was read: whoever judges at this moment has not seen
   * the order, and is refused by the store.
   */
  private List<Write> orders(AttemptId id, Optional<Kept<Gate>> last, Word word) {
    List<Write> writes = new ArrayList<>();
    if (!books.persons().isOrdered(id, Order.Kind.ABORT)) {
      writes.add(books.persons().ordering(id, new Order(Order.Kind.ABORT, word)));
    }
    writes.addAll(asRead(last.filter(kept -> kept.value().id().equals(id))));
    return writes;
  }

  /**
   * Also where that gate is over: a stage that is retried at this moment is refused by the store.
   */
  private List<Write> asRead(Optional<Kept<Gate>> gate) {
    return gate.map(kept -> books.releases().moving(kept, kept.value())).stream().toList();
  }

  private static Line line(Meant meant, Word word) {
    return Line.of(
        word.at(),
        TimelineKind.PERSON,
        meant.wave().name(),
        "rollback by " + word.said() + " (" + meant.said() + ")");
  }

  /** The wish with the whole name of the release that it means at this moment. */
  Wish.TakeBack resolved(String service, Wish.TakeBack wish) {
    List<ReleaseId> fitting = fitting(service, wish.release());
    return fitting.size() == 1
        ? new Wish.TakeBack(Optional.of(fitting.getFirst().execution()), wish.wave())
        : wish;
  }

  private List<ReleaseId> fitting(String service, Optional<String> named) {
    List<ReleaseId> all = books.catalogue().of(service);
    return named.isEmpty()
        ? all.subList(Math.max(0, all.size() - 1), all.size())
        : all.stream().filter(id -> id.execution().startsWith(named.get())).toList();
  }

  /** What is done with a release that was found. */
  private interface With {
    Reply reply(String service, ReleaseId release, Policy policy);
  }

  private Reply found(String service, Optional<String> named, With with) {
    List<ReleaseId> fitting = fitting(service, named);
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
