package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.rollback.StepResult.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a rollback does next. Each step can be taken up again after a crash. */
public final class RollbackSteps {
  /** How long a step may wait for CodePipeline before a person is paged (L2). */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How long an execution that was just started may be missing from the list. */
  static final Duration LISTED_WITHIN = Duration.ofMinutes(1);

  /** Refusals of CodePipeline's that pass by themselves. */
  private static final List<String> PASSING =
      List.of("ConflictException", "ConcurrentModificationException", "ThrottlingException");

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private RollbackSteps() {}

  /**
   * Whether the current step's lever can be pulled.
   *
   * @param stage the stage as it is now
   * @param recent the pipeline's executions since {@link #startedSince}, to find a rollback that
   *     was started already
   */
  public static StepResult pull(
      Rollback rollback,
      Reading<StageFacts> stage,
      Reading<List<PastExecution>> recent,
      Instant now) {
    Optional<Step> current = rollback.current();
    if (current.isEmpty()) {
      return onward(rollback, now);
    }
    Step step = current.get();
    return switch (step.stands()) {
      case Stands.Ahead ahead -> pullAhead(rollback, step, ahead.since(), stage, now);
      case Stands.Pulling pulling -> pullAgain(rollback, step, pulling, stage, recent, now);
      case Stands.Pulled pulled -> new Onward(rollback, "the lever was pulled already");
      case Stands.Returned returned -> onward(rollback, now);
      case Stands.Stuck stuck -> onward(rollback, now);
    };
  }

  /**
   * Since when a rollback may have been started by the current step's lever; {@code now} if it was
   * not pulled.
   */
  public static Instant startedSince(Rollback rollback, Instant now) {
    return rollback
        .current()
        .map(Step::stands)
        .filter(Stands.Pulling.class::isInstance)
        .map(pulling -> startedSince((Stands.Pulling) pulling))
        .orElse(now);
  }

  /** CodePipeline's clock and ours may differ. */
  private static Instant startedSince(Stands.Pulling pulling) {
    return pulling.since().minus(A_MINUTE);
  }

  private static StepResult pullAhead(
      Rollback rollback, Step step, Instant since, Reading<StageFacts> reading, Instant now) {
    if (!(step.net() instanceof NetLook.Net net)) {
      return stuck(rollback, step, step.net().said(), now);
    }
    Optional<String> obstacle = obstacle(rollback, reading);
    if (obstacle.isPresent()) {
      boolean patient = now.isBefore(since.plus(PATIENCE));
      return patient ? new Again(SOON, obstacle.get()) : stuck(rollback, step, obstacle.get(), now);
    }
    Step intent = step.standing(new Stands.Pulling(now));
    return new Pull(rollback.with(intent), intent, net.plan().target());
  }

  /** What keeps the stage from being rolled back now. */
  private static Optional<String> obstacle(Rollback rollback, Reading<StageFacts> reading) {
    return switch (reading) {
      case Unread<StageFacts> unread -> Optional.of("the stage was not read: " + unread.why());
      case Read<StageFacts> read -> {
        StageFacts stage = read.value();
        if (!stage.execution().equals(rollback.gate().execution())) {
          yield Optional.of(
              "stage " + stage.stage() + " holds another release, " + stage.execution());
        }
        yield stage.status().equals("InProgress")
            ? Optional.of("stage " + stage.stage() + " is still in progress")
            : Optional.empty();
      }
    };
  }

  /** After a lost answer: a rollback that is there already is taken over, never doubled (S5). */
  private static StepResult pullAgain(
      Rollback rollback,
      Step step,
      Stands.Pulling pulling,
      Reading<StageFacts> stage,
      Reading<List<PastExecution>> recent,
      Instant now) {
    if (!(step.net() instanceof NetLook.Net net)) {
      return stuck(rollback, step, step.net().said(), now);
    }
    return switch (recent) {
      case Unread<List<PastExecution>> unread -> {
        String why = "whether the rollback was started is not known: " + unread.why();
        yield now.isBefore(pulling.since().plus(PATIENCE))
            ? new Again(SOON, why)
            : stuck(rollback, step, why, now);
      }
      case Read<List<PastExecution>> read ->
          started(rollback, net, pulling, read.value())
              .<StepResult>map(own -> pulled(rollback, step, own.id(), now))
              .orElseGet(() -> pullUnlisted(rollback, step, pulling, stage, now));
    };
  }

  /** The rollback that an unanswered pull started; stages may share a target, so not another's. */
  private static Optional<PastExecution> started(
      Rollback rollback, NetLook.Net net, Stands.Pulling pulling, List<PastExecution> recent) {
    List<String> others = rollback.steps().stream().map(RollbackSteps::ownExecution).toList();
    return recent.stream()
        .filter(past -> past.rollback() && !others.contains(past.id()))
        .filter(past -> past.rollbackTarget().equals(net.plan().target()))
        .filter(past -> !past.startedAt().isBefore(startedSince(pulling)))
        .findFirst();
  }

  private static String ownExecution(Step step) {
    return switch (step.stands()) {
      case Stands.Pulled pulled -> pulled.execution();
      case Stands.Returned returned -> returned.execution();
      case Stands.Ahead ahead -> "";
      case Stands.Pulling pulling -> "";
      case Stands.Stuck stuck -> "";
    };
  }

  private static StepResult pullUnlisted(
      Rollback rollback,
      Step step,
      Stands.Pulling pulling,
      Reading<StageFacts> stage,
      Instant now) {
    if (now.isBefore(pulling.since().plus(LISTED_WITHIN))) {
      return new Again(SOON, "the rollback is not listed yet");
    }
    Instant lastPull = turn(rollback, step).plus(PATIENCE).minus(LISTED_WITHIN);
    return pulling.since().isBefore(lastPull)
        ? pullAhead(rollback, step, pulling.since(), stage, now)
        : stuck(rollback, step, "it was asked for again and again, and none is listed", now);
  }

  /** When the step's turn came; each pull begins anew, the patience with the step does not (L2). */
  private static Instant turn(Rollback rollback, Step step) {
    Instant turn = rollback.intendedAt();
    for (Step before : rollback.steps()) {
      if (before.stage().equals(step.stage())) {
        break;
      }
      turn =
          switch (before.stands()) {
            case Stands.Returned returned -> returned.at();
            case Stands.Stuck stuck -> stuck.at();
            case Stands.Ahead ahead -> turn;
            case Stands.Pulling pulling -> turn;
            case Stands.Pulled pulled -> turn;
          };
    }
    return turn;
  }

  /** The lever answered. */
  public static Onward pulled(Rollback rollback, Step step, String execution, Instant now) {
    return new Onward(
        rollback.with(step.standing(new Stands.Pulled(execution, now))),
        step.lever().word()
            + " rolls "
            + step.stage()
            + " back as execution "
            + Names.head(execution, 8));
  }

  /**
   * The service said no. What passes by itself is tried again while there is patience; anything
   * else needs a person.
   *
   * @param code the service's error code
   */
  public static StepResult refused(
      Rollback rollback, Step step, String code, String message, Instant now) {
    return PASSING.contains(code) && now.isBefore(turn(rollback, step).plus(PATIENCE))
        ? new Again(SOON, code + ": " + message)
        : stuck(rollback, step, code + ": " + message, now);
  }

  /** The lever was refused, or nothing can be done. */
  public static Onward stuck(Rollback rollback, Step step, String why, Instant now) {
    return new Onward(
        turnOfNext(rollback.with(step.standing(new Stands.Stuck(why, now))), now),
        "stage " + step.stage() + " cannot be rolled back: " + why);
  }

  /** The patience with a step begins when its turn comes. */
  private static Rollback turnOfNext(Rollback rollback, Instant now) {
    return rollback
        .current()
        .filter(step -> step.stands() instanceof Stands.Ahead)
        .map(step -> rollback.with(step.standing(new Stands.Ahead(now))))
        .orElse(rollback);
  }

  /** Whether the current step's rollback has run. */
  public static StepResult verify(
      Rollback rollback, Reading<PastExecution> execution, Instant now) {
    Optional<Step> current = rollback.current();
    if (current.isEmpty()) {
      return onward(rollback, now);
    }
    Step step = current.get();
    if (!(step.stands() instanceof Stands.Pulled pulled)) {
      return new Onward(rollback, "stage " + step.stage() + " was not rolled back yet");
    }
    return switch (execution) {
      case Unread<PastExecution> unread -> new Again(SOON, unread.why());
      case Read<PastExecution> read ->
          switch (read.value().status()) {
            case "Succeeded" -> {
              Rollback next =
                  turnOfNext(
                      rollback.with(step.standing(new Stands.Returned(pulled.execution(), now))),
                      now);
              yield new Onward(
                  next,
                  "stage "
                      + step.stage()
                      + " is back, rolled back in "
                      + Said.duration(Duration.between(pulled.at(), now)));
            }
            case "InProgress", "Stopping" ->
                new Again(SOON, "the rollback of " + step.stage() + " is running");
            default -> stuck(rollback, step, "its rollback ended as " + read.value().status(), now);
          };
    };
  }

  private static StepResult onward(Rollback rollback, Instant now) {
    return rollback.ends() instanceof Ends.Returning
        ? new Onward(rollback.ending(new Ends.Recovering(now)), cameBack(rollback))
        : new Onward(rollback, cameBack(rollback) + ", as was known");
  }

  private static String cameBack(Rollback rollback) {
    int stuck = rollback.stuck().size();
    return stuck == 0
        ? "every stage is back; the recovery is watched"
        : stuck
            + " of "
            + Said.count(rollback.steps().size(), "stage")
            + " could not be brought back; the recovery is watched";
  }
}
