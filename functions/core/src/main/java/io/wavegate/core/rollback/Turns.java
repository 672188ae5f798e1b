package io.wavegate.core.rollback;

import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Onward;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a step's turn comes, how long there is patience with it, and what is done after that. */
final class Turns {
  /** How long a step may wait before it is given up, and a person is paged (L2). */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private Turns() {}

  /**
   * How long something may be waited for that ends by itself, once a person knows that it is waited
   * for.
   */
  static final Duration ENDS_WITHIN = Duration.ofMinutes(60);

  private static final Duration SOON = Duration.ofSeconds(15);

  /** What ends by itself is waited for; a person is told when it takes long (L2). */
  static StepResult wait(Rollback rollback, Step step, String why, Instant now) {
    if (isPatient(rollback, step, now)) {
      return new StepResult.Again(SOON, why);
    }
    return now.isBefore(of(rollback, step).plus(ENDS_WITHIN))
        ? new StepResult.Late(SOON, why)
        : given(rollback, step, why, now);
  }

  /** Each pull begins anew, the patience with the step does not (L2). */
  static boolean isPatient(Rollback rollback, Step step, Instant now) {
    return now.isBefore(of(rollback, step).plus(PATIENCE));
  }

  /** When the step's turn came. */
  static Instant of(Rollback rollback, Step step) {
    Instant turn = rollback.intendedAt();
    for (Step before : rollback.steps()) {
      if (before.isSame(step)) {
        break;
      }
      turn =
          switch (before.stands()) {
            case Stands.Returned returned -> returned.at();
            case Stands.Stuck stuck -> stuck.at();
            case Stands.Covered covered -> covered.at();
            case Stands.Pulled pulled -> pulled.at();
            case Stands.Ahead ahead -> turn;
            case Stands.Pulling pulling -> turn;
          };
    }
    Instant own =
        switch (step.stands()) {
          case Stands.Ahead ahead -> ahead.since();
          case Stands.Pulling pulling -> pulling.turn().orElse(turn);
          case Stands.Pulled pulled -> turn;
          case Stands.Returned returned -> turn;
          case Stands.Covered covered -> turn;
          case Stands.Stuck stuck -> turn;
        };
    return own.isAfter(turn) ? own : turn;
  }

  /** It cannot be done with this lever: the spare one's turn comes, or a person's. */
  static Onward given(Rollback rollback, Step step, String why, Instant now) {
    List<Step> instead = step.instead(now);
    return instead.isEmpty()
        ? stuck(rollback, step, why, now)
        : new Onward(
            rollback.replacing(step, instead, now),
            "%s cannot be rolled back with %s: %s; %s is taken instead"
                .formatted(
                    step.said(), step.lever().word(), why, instead.getFirst().lever().word()));
  }

  /** No lever brings it back as things are: a person's turn comes. */
  static Onward stuck(Rollback rollback, Step step, String why, Instant now) {
    return new Onward(
        next(rollback.with(step.standing(new Stands.Stuck(why, now))), step, now),
        step.said() + " cannot be rolled back: " + why);
  }

  /**
   * The intent to pull a step's lever; its turn stays when it came, unless something else was
   * waited for until there was no patience left: the lever is asked for the first time only now.
   */
  static Step pulling(Rollback rollback, Step step, Instant now) {
    boolean isLate = step.stands() instanceof Stands.Ahead && !isPatient(rollback, step, now);
    Instant turn = isLate ? now : of(rollback, step);
    return step.standing(
        new Stands.Pulling(
            now, turn.equals(rollback.intendedAt()) ? Optional.empty() : Optional.of(turn)));
  }

  /** The patience with a stage's steps begins when the turn of the stage comes. */
  static Rollback next(Rollback rollback, Step done, Instant now) {
    Optional<Step> ahead =
        rollback
            .current()
            .filter(step -> step.stands() instanceof Stands.Ahead)
            .filter(step -> !step.stage().equals(done.stage()));
    return ahead.map(step -> rollback.with(step.standing(new Stands.Ahead(now)))).orElse(rollback);
  }
}
