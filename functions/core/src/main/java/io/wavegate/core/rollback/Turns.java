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
    return step.stands() instanceof Stands.Ahead own && own.since().isAfter(turn)
        ? own.since()
        : turn;
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
        next(rollback.with(step.standing(new Stands.Stuck(why, now))), now),
        step.said() + " cannot be rolled back: " + why);
  }

  /** The patience with a step begins when its turn comes. */
  static Rollback next(Rollback rollback, Instant now) {
    Optional<Step> ahead = rollback.current().filter(step -> step.stands() instanceof Stands.Ahead);
    return ahead.map(step -> rollback.with(step.standing(new Stands.Ahead(now)))).orElse(rollback);
  }
}
