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

/**
 * What a rollback does next with CodePipeline's own lever. Each step can be taken up again after a
 * crash.
 */
public final class RollbackSteps {
  /** How long an execution that was just started may be missing from the list. */
  static final Duration LISTED_WITHIN = Duration.ofMinutes(1);

  /** Refusals of CodePipeline's that pass by themselves. */
  private static final List<String> PASSING =
      List.of("ConflictException", "ConcurrentModificationException", "ThrottlingException");

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration LATER = Duration.ofMinutes(1);
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
    return rollback
        .current()
        .map(step -> pull(rollback, step, stage, recent, now))
        .orElseGet(() -> onward(rollback, now));
  }

  /** The same for one of the steps whose turn it is. */
  public static StepResult pull(
      Rollback rollback,
      Step step,
      Reading<StageFacts> stage,
      Reading<List<PastExecution>> recent,
      Instant now) {
    return switch (step.stands()) {
      case Stands.Ahead ahead -> pullAhead(rollback, step, stage, recent, now);
      case Stands.Pulling pulling -> pullAgain(rollback, step, pulling, stage, recent, now);
      case Stands.Pulled pulled -> new Onward(rollback, "the lever was pulled already");
      case Stands.Returned returned -> onward(rollback, now);
      case Stands.Covered covered -> onward(rollback, now);
      case Stands.Stuck stuck -> onward(rollback, now);
    };
  }

  /**
   * Since when a rollback may have been started by the current step's lever; {@code now} if it was
   * not pulled.
   */
  public static Instant startedSince(Rollback rollback, Instant now) {
    return rollback.current().map(step -> startedSince(step, now)).orElse(now);
  }

  /** The same for one of the steps whose turn it is. */
  public static Instant startedSince(Step step, Instant now) {
    return step.stands() instanceof Stands.Pulling pulling ? startedSince(pulling) : now;
  }

  /** CodePipeline's clock and ours may differ. */
  private static Instant startedSince(Stands.Pulling pulling) {
    return pulling.since().minus(A_MINUTE);
  }

  private static StepResult pullAhead(
      Rollback rollback,
      Step step,
      Reading<StageFacts> reading,
      Reading<List<PastExecution>> recent,
      Instant now) {
    if (!(step.net() instanceof NetLook.Net net)) {
      return Turns.given(rollback, step, step.net().said(), now);
    }
    Optional<StepResult> obstacle = Obstacles.to(rollback, step, reading, recent, now);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Step intent = Turns.pulling(rollback, step, now);
    return new Pull(
        rollback.with(intent),
        intent,
        new LeverPull.RollBackStage(step.stage(), net.plan().target()));
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
      return Turns.given(rollback, step, step.net().said(), now);
    }
    return switch (recent) {
      case Unread<List<PastExecution>> unread -> {
        String why = "whether the rollback was started is not known: " + unread.why();
        yield now.isBefore(pulling.since().plus(Turns.PATIENCE))
            ? new Again(SOON, why)
            : Turns.given(rollback, step, why, now);
      }
      case Read<List<PastExecution>> read ->
          started(rollback, net, pulling, read.value())
              .filter(own -> shows(stage, own))
              .<StepResult>map(own -> pulled(rollback, step, own.id(), now))
              .orElseGet(() -> pullUnlisted(rollback, step, pulling, stage, recent, now));
    };
  }

  /**
   * What was begun for another stage, by another rollback, may return to the same target: only what
   * this stage shows is this step's own.
   */
  private static boolean shows(Reading<StageFacts> stage, PastExecution own) {
    return stage instanceof Read<StageFacts> read && read.value().execution().equals(own.id());
  }

  /** The rollback that an unanswered pull started; stages may share a target, so not another's. */
  private static Optional<PastExecution> started(
      Rollback rollback, NetLook.Net net, Stands.Pulling pulling, List<PastExecution> recent) {
    List<String> others = rollback.steps().stream().map(Step::execution).toList();
    return recent.stream()
        .filter(past -> past.rollback() && !others.contains(past.id()))
        .filter(past -> past.rollbackTarget().equals(net.plan().target()))
        .filter(past -> !past.startedAt().isBefore(startedSince(pulling)))
        .findFirst();
  }

  private static StepResult pullUnlisted(
      Rollback rollback,
      Step step,
      Stands.Pulling pulling,
      Reading<StageFacts> stage,
      Reading<List<PastExecution>> recent,
      Instant now) {
    if (now.isBefore(pulling.since().plus(LISTED_WITHIN))) {
      return new Again(SOON, "the rollback is not listed yet");
    }
    Instant lastPull = Turns.of(rollback, step).plus(Turns.PATIENCE).minus(LISTED_WITHIN);
    return pulling.since().isBefore(lastPull)
        ? pullAhead(rollback, step, stage, recent, now)
        : Turns.given(rollback, step, "it was asked for again and again, and none is listed", now);
  }

  /** The lever answered. */
  public static Onward pulled(Rollback rollback, Step step, String execution, Instant now) {
    return new Onward(
        rollback.with(step.standing(new Stands.Pulled(execution, now))).covering(step, now),
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
    return PASSING.contains(code) && now.isBefore(Turns.of(rollback, step).plus(Turns.PATIENCE))
        ? new Again(SOON, code + ": " + message)
        : Turns.given(rollback, step, code + ": " + message, now);
  }

  /** Nothing can be done about a step, with no lever: a person must. */
  public static Onward stuck(Rollback rollback, Step step, String why, Instant now) {
    return Turns.stuck(rollback, step, why, now);
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
      case Unread<PastExecution> unread -> running(step, pulled, unread.why(), now);
      case Read<PastExecution> read ->
          switch (read.value().status()) {
            case "Succeeded" -> {
              Rollback next =
                  Turns.next(
                      rollback.with(step.standing(new Stands.Returned(pulled.execution(), now))),
                      step,
                      now);
              yield new Onward(
                  next,
                  "stage "
                      + step.stage()
                      + " is back, rolled back in "
                      + Said.duration(Duration.between(pulled.at(), now)));
            }
            case "InProgress", "Stopping" ->
                running(step, pulled, "the rollback of " + step.stage() + " is running", now);
            default ->
                Turns.given(rollback, step, "its rollback ended as " + read.value().status(), now);
          };
    };
  }

  /** A deployment back takes as long as it takes; a person is told when that is long (L2). */
  private static StepResult running(Step step, Stands.Pulled pulled, String why, Instant now) {
    return now.isBefore(pulled.at().plus(Turns.ENDS_WITHIN))
        ? new Again(SOON, why)
        // Told once: the words stay the same, whatever the looks find.
        : new StepResult.Late(
            LATER,
            "stage %s was told to go back at %s, and is not back"
                .formatted(step.stage(), Said.clock(pulled.at())));
  }

  /** No step is left: the recovery is watched, once. */
  public static StepResult onward(Rollback rollback, Instant now) {
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
            + " could not be brought back";
  }
}
