package io.wavegate.core.rollback;

import io.wavegate.core.model.GateId;
import io.wavegate.core.rollback.Step.Stands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rollback: what it will do, written before it begins, and how far it got.
 *
 * @param gate the promotion gate whose verdict it carries out
 * @param service the service
 * @param reason the verdict's reason
 * @param alarms the alarms whose recovery is watched, the aggregate first
 * @param intendedAt when the intent was written
 * @param steps one per stage, or per target of a stage, newest wave first
 * @param ends how it stands as a whole
 */
public record Rollback(
    GateId gate,
    String service,
    String reason,
    List<String> alarms,
    Instant intendedAt,
    List<Step> steps,
    Ends ends) {
  /** Copies the lists. */
  public Rollback {
    alarms = List.copyOf(alarms);
    steps = List.copyOf(steps);
  }

  /** What is told of it before anything is done, as a person reads it. */
  public String announced() {
    return gate.wave()
        + (steps.stream().anyMatch(Step::hasWay)
            ? " is being rolled back"
            : " has to be brought back by a person");
  }

  /** How a rollback stands as a whole. */
  public sealed interface Ends {
    /** Stages are being returned. */
    record Returning() implements Ends {}

    /** All stages are back; the alarm has not recovered yet. */
    record Recovering(Instant since) implements Ends {}

    /**
     * The alarm is OK again.
     *
     * @param at since when
     * @param took from the intent to the recovery
     */
    record Recovered(Instant at, Duration took) implements Ends {}

    /**
     * A person must take over.
     *
     * @param why what was not done or did not recover
     * @param at when
     */
    record NeedsPerson(String why, Instant at) implements Ends {}
  }

  /**
   * The step that is to be done now. Stages have their turns one after the other; in a stage every
   * target's lever is pulled before any is waited for.
   */
  public Optional<Step> current() {
    return inTurn().stream().findFirst();
  }

  /** The open steps of the stage whose turn it is, those whose levers are not pulled yet first. */
  public List<Step> inTurn() {
    Optional<Step> first = steps.stream().filter(Rollback::isOpen).findFirst();
    return first.stream()
        .flatMap(open -> steps.stream().filter(step -> step.stage().equals(open.stage())))
        .filter(Rollback::isOpen)
        .sorted(Comparator.comparing(step -> step.stands() instanceof Stands.Pulled))
        .toList();
  }

  /** The first step of each stage that it returns, newest wave first. */
  public List<Step> firsts() {
    Map<String, Step> firsts = new LinkedHashMap<>();
    steps.forEach(step -> firsts.putIfAbsent(step.stage(), step));
    return List.copyOf(firsts.values());
  }

  /** The steps that cannot go on. */
  public List<Stands.Stuck> stuck() {
    return steps.stream()
        .map(Step::stands)
        .filter(Stands.Stuck.class::isInstance)
        .map(Stands.Stuck.class::cast)
        .toList();
  }

  /** The same rollback with one step further on. */
  public Rollback with(Step changed) {
    List<Step> next = new ArrayList<>();
    for (Step step : steps) {
      next.add(step.isSame(changed) ? changed : step);
    }
    return with(next);
  }

  /**
   * The same rollback with another lever for a step. One for the whole stage has its turn after the
   * levers of the other targets, which may work; where there is one already it covers the step.
   */
  Rollback replacing(Step refused, List<Step> instead, Instant now) {
    boolean whole = refused.place().isPresent() && instead.getFirst().place().isEmpty();
    boolean known = whole && steps.stream().anyMatch(instead.getFirst()::isSame);
    int last = steps.stream().map(Step::stage).toList().lastIndexOf(refused.stage());
    List<Step> next = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.isSame(refused)) {
        next.add(step);
      } else if (known) {
        String by = instead.getFirst().lever().word();
        next.add(step.standing(new Stands.Covered(by, now)));
      } else if (!whole) {
        next.addAll(instead);
      }
      if (i == last && whole && !known) {
        next.addAll(instead);
      }
    }
    return with(next);
  }

  /** A lever for the whole stage was pulled: it takes all of its targets back. */
  Rollback covering(Step whole, Instant now) {
    List<Step> next = new ArrayList<>();
    for (Step step : steps) {
      boolean covered =
          whole.place().isEmpty()
              && step.place().isPresent()
              && step.stage().equals(whole.stage())
              && isOpen(step);
      next.add(covered ? step.standing(new Stands.Covered(whole.lever().word(), now)) : step);
    }
    return with(next);
  }

  private Rollback with(List<Step> other) {
    return new Rollback(gate, service, reason, alarms, intendedAt, other, ends);
  }

  /** The same rollback, standing otherwise as a whole. */
  public Rollback ending(Ends next) {
    return new Rollback(gate, service, reason, alarms, intendedAt, steps, next);
  }

  /** Whether nothing more will be done. */
  public boolean isOver() {
    return switch (ends) {
      case Ends.Returning returning -> false;
      case Ends.Recovering recovering -> false;
      case Ends.Recovered recovered -> true;
      case Ends.NeedsPerson needsPerson -> true;
    };
  }

  private static boolean isOpen(Step step) {
    return switch (step.stands()) {
      case Stands.Ahead ahead -> true;
      case Stands.Pulling pulling -> true;
      case Stands.Pulled pulled -> true;
      case Stands.Returned returned -> false;
      case Stands.Covered covered -> false;
      case Stands.Stuck stuck -> false;
    };
  }
}
