package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.checker.Gates.Stand;
import io.wavegate.local.simulate.schedule.Element.PersonAsks;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.MachineMoved;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.local.simulate.trace.Happened.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** L1 to L7: what must happen once nothing goes wrong any more. */
final class Liveness implements Rule {
  private static final Duration GRACE = Duration.ofMinutes(30);
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final Duration TEN = Duration.ofMinutes(10);

  /** One more look, and what a look takes. */
  private static final Duration A_LOOK = Duration.ofSeconds(90);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    gates(story).forEach(started -> gate(story, started, breaches));
    story.gates().decisions().stream()
        .filter(line -> line.verdict().equals("ROLL_BACK"))
        .forEach(line -> rolledBack(story, line, breaches));
    invocations(story, breaches);
    story.trace().of(MachineMoved.class).forEach(moved -> machine(story, moved, breaches));
    return breaches;
  }

  /** Gates' actions that began, in stages of the policy. */
  private static Stream<ActionMoved> gates(Story story) {
    return story
        .trace()
        .of(ActionMoved.class)
        .filter(moved -> moved.state().equals("STARTED") && story.plan().hasStage(moved.stage()))
        .filter(moved -> moved.action().equals(Plan.ENTRY) || moved.action().equals(Plan.PROMOTION))
        .filter(moved -> isAfterInstallation(story, moved));
  }

  private static boolean isAfterInstallation(Story story, ActionMoved moved) {
    return story
        .trace()
        .of(Invoked.class)
        .findFirst()
        .filter(first -> !first.at().isAfter(moved.at()))
        .isPresent();
  }

  private static void gate(Story story, ActionMoved started, List<Breach> breaches) {
    Wave wave = story.plan().ofStage(started.stage());
    String gate = started.action() + " of " + wave.name();
    Optional<Instant> ended =
        story
            .trace()
            .of(ActionMoved.class)
            .filter(moved -> moved.id().equals(started.id()) && !moved.state().equals("STARTED"))
            .map(ActionMoved::at)
            .findFirst();
    if (story.isRollback(started.execution())) {
      late(story, started.at(), ended, FIVE.plus(A_LOOK))
          .flatMap(due -> late(story, started.at(), told(story, started, ended), TEN.plus(A_LOOK)))
          .map(due -> new Breach("S5", due, "the rollback's own " + gate + " was not let go on"))
          .ifPresent(breaches::add);
      return;
    }
    late(story, started.at(), ended, bound(story, started, wave))
        .map(due -> new Breach("L1", due, gate + " did not end"))
        .ifPresent(breaches::add);
    lost(story, started, ended)
        .map(at -> new Breach("L1", at, gate + " failed by itself, and nobody was told"))
        .ifPresent(breaches::add);
    late(story, started.at(), heard(story, started, wave, ended), TEN.plus(A_LOOK))
        .map(due -> new Breach("L4", due, gate + " was never taken up"))
        .ifPresent(breaches::add);
  }

  /** Where nobody can answer any more, a person is told. */
  private static Optional<Instant> told(Story story, ActionMoved started, Optional<Instant> ended) {
    return Stream.of(ended, paged(story, started.at()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** When an action timed out: nobody answered it, and no person was paged. */
  private static Optional<Instant> lost(Story story, ActionMoved started, Optional<Instant> ended) {
    boolean failed =
        story
            .trace()
            .of(ActionMoved.class)
            .anyMatch(moved -> moved.id().equals(started.id()) && moved.state().equals("FAILED"));
    boolean answered =
        story.effects().all().stream()
                .anyMatch(
                    effect ->
                        effect.isDone()
                            && effect.execution().equals(started.execution())
                            && effect.stage().equals(started.stage())
                            && effect.action().equals(started.action()))
            || story.people(person -> person.execution().equals(started.execution())).count() > 0;
    boolean calm = story.calm().since().isPresent();
    return failed && calm && !answered && paged(story, started.at()).isEmpty()
        ? ended
        : Optional.empty();
  }

  /** A person who lets a bake last longer moves its deadline too. */
  private static Duration bound(Story story, ActionMoved started, Wave wave) {
    long extensions =
        story
            .trace()
            .of(PersonAsked.class)
            .filter(asked -> asked.act().equals("EXTEND"))
            .filter(asked -> asked.stage().equals(started.stage()))
            .filter(asked -> asked.execution().equals(started.execution()))
            .count();
    return started.action().equals(Plan.ENTRY)
        ? Plan.ENTRY_WAITS.plus(GRACE)
        : wave.atMost()
            .plus(wave.settle())
            .plus(wave.afterBake())
            .plus(GRACE)
            .plus(FIVE)
            .plus(PersonAsks.EXTENDS.multipliedBy(extensions));
  }

  /** When something began to be done about a gate, or nothing could be any more. */
  private static Optional<Instant> heard(
      Story story, ActionMoved started, Wave wave, Optional<Instant> ended) {
    String gate = started.action().equals(Plan.ENTRY) ? "entry" : "promotion";
    Optional<Instant> opened =
        story.gates().stands().stream()
            .filter(stand -> stand.isOf(started.execution(), wave.name(), gate))
            .map(Stand::at)
            .filter(at -> !at.isBefore(started.at()))
            .findFirst();
    return Stream.of(opened, ended, paged(story, started.at()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private static Optional<Instant> paged(Story story, Instant after) {
    return story
        .trace()
        .of(Called.class)
        .filter(call -> call.operation().equals("Publish") && call.isDone())
        .map(Called::at)
        .filter(at -> !at.isBefore(after))
        .findFirst();
  }

  /** When it should have happened, if it did not happen by then, within the run. */
  private static Optional<Instant> late(
      Story story, Instant after, Optional<Instant> happened, Duration within) {
    return story
        .calm()
        .due(after, within)
        .filter(due -> due.isBefore(story.end()))
        .filter(due -> happened.filter(at -> !at.isAfter(due)).isEmpty());
  }

  /** L2: a rollback that is accepted, or a page. */
  private static void rolledBack(Story story, Line line, List<Breach> breaches) {
    Optional<Instant> accepted =
        story.accepted().filter(at -> !at.isBefore(line.at())).min(Instant::compareTo);
    Optional<Instant> done =
        Stream.of(accepted, paged(story, line.at()))
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    late(story, line.at(), done, FIVE.plus(A_LOOK))
        .ifPresent(
            due ->
                breaches.add(
                    new Breach(
                        "L2",
                        due,
                        "ROLL_BACK of "
                            + line.wave()
                            + " at "
                            + line.at()
                            + " led to no rollback and no page")));
  }

  /** L3: what was taken up comes to an end. */
  private static void invocations(Story story, List<Breach> breaches) {
    Set<Integer> returned =
        story.trace().of(Returned.class).map(Returned::number).collect(Collectors.toSet());
    story
        .trace()
        .of(Invoked.class)
        .filter(invoked -> !returned.contains(invoked.number()))
        .filter(invoked -> invoked.at().isBefore(story.end().minus(A_LOOK)))
        .forEach(
            invoked ->
                breaches.add(
                    new Breach(
                        "L3", invoked.at(), invoked.function() + " was invoked and never ended")));
  }

  /** L7: of a gate or rollback whose machine died something comes within five minutes. */
  private static void machine(Story story, MachineMoved moved, List<Breach> breaches) {
    if (moved.status().equals("RUNNING") || moved.status().equals("SUCCEEDED")) {
      return;
    }
    if (!moved.machine().endsWith("wave-gate")) {
      rollbackDied(story, moved, breaches);
      return;
    }
    Optional<Stand> stand = lastOf(story, moved, s -> !s.at().isAfter(moved.at()));
    if (stand.isEmpty() || !stand.get().verdict().isEmpty() || stand.get().isTerminal()) {
      return;
    }
    Stand open = stand.get();
    Optional<Instant> decided =
        story.gates().stands().stream()
            .filter(s -> s.isOf(open.execution(), open.wave(), open.gate()))
            .filter(s -> s.attempt().equals(open.attempt()))
            .filter(s -> !s.verdict().isEmpty() || s.isTerminal())
            .map(Stand::at)
            .findFirst();
    late(story, moved.at(), decided, FIVE.plus(A_LOOK))
        .ifPresent(
            due ->
                breaches.add(
                    new Breach(
                        "L7",
                        due,
                        "machine " + moved.name() + " died undecided, nobody took over")));
  }

  /** It is begun anew, or a person was told; it may have been its last act to do so. */
  private static void rollbackDied(Story story, MachineMoved moved, List<Breach> breaches) {
    Instant begun =
        story
            .trace()
            .of(MachineMoved.class)
            .filter(m -> m.name().equals(moved.name()) && m.status().equals("RUNNING"))
            .map(MachineMoved::at)
            .findFirst()
            .orElse(moved.at());
    Optional<Instant> again =
        story
            .trace()
            .of(MachineMoved.class)
            .filter(m -> m.machine().equals(moved.machine()) && m.status().equals("RUNNING"))
            .map(MachineMoved::at)
            .filter(at -> !at.isBefore(moved.at()))
            .findFirst();
    Optional<Instant> taken =
        Stream.of(again, paged(story, begun)).flatMap(Optional::stream).min(Instant::compareTo);
    late(story, moved.at(), taken, FIVE.plus(A_LOOK))
        .ifPresent(
            due ->
                breaches.add(
                    new Breach("L7", due, "rollback " + moved.name() + " died, nobody took over")));
  }

  /** Where the gate of a machine stands. */
  private static Optional<Stand> lastOf(Story story, MachineMoved moved, Predicate<Stand> wanted) {
    return story.gates().stands().stream()
        .filter(wanted)
        .filter(stand -> moved.name().equals(machine(stand)))
        .reduce((earlier, later) -> later);
  }

  /** The name of the execution that judges an attempt. */
  private static String machine(Stand stand) {
    return "%s-%s-%s%s-a%d"
        .formatted(
            Plan.SERVICE,
            stand.wave(),
            stand.gate().equals("entry") ? "entry-" : "",
            stand.execution().substring(0, 8),
            Integer.parseInt(stand.attempt()));
  }
}
