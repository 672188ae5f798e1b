package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.lever.Finding;
import io.wavegate.core.lever.Findings;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.Step.Target;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.rollback.StepResult.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback does next with a lever that is pulled in a wave's target. The service is read
 * before every order: what is under way already is taken over, what is back is left, so that an
 * answer that was lost leads to no second rollback (S5).
 */
public final class TargetSteps {
  /** How long a service may take to bring back what was there. */
  static final Duration RUNS_AT_MOST = Duration.ofMinutes(60);

  private static final Duration SHOWN_WITHIN = Findings.SHOWN_WITHIN;

  private static final Duration SOON = Duration.ofSeconds(15);

  private TargetSteps() {}

  /**
   * Whether a step's lever can be pulled.
   *
   * @param stage the stage as it is now
   * @param recent the pipeline's newest executions, to know a rollback that somebody else began
   * @param reading what the lever is pulled at, as it is now
   */
  public static StepResult pull(
      Rollback rollback,
      Step step,
      Reading<StageFacts> stage,
      Reading<List<PastExecution>> recent,
      Reading<LeverFacts> reading,
      Instant now) {
    Optional<StepResult> obstacle = Obstacles.other(rollback, step, stage, recent, now);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    return switch (reading) {
      case Unread<LeverFacts> unread -> wait(rollback, step, unread.why(), now);
      case Read<LeverFacts> read ->
          switch (finding(rollback, step, read.value())) {
            case Finding.Ready ready -> toSomethingGood(rollback, step, ready, now);
            case Finding.Running running -> pulled(rollback, step, running.said(), now);
            case Finding.Back back -> back(rollback, step, stage, back.said(), now);
            case Finding.Unclear unclear -> wait(rollback, step, unclear.why(), now);
            case Finding.Refused refused -> Turns.given(rollback, step, refused.why(), now);
          };
    };
  }

  /**
   * What was there before is there. Before an order, and while the stage is in progress, that may
   * be because its deployment has not come to this target yet.
   */
  private static StepResult back(
      Rollback rollback, Step step, Reading<StageFacts> stage, String said, Instant now) {
    return switch (step.stands()) {
      case Stands.Ahead ahead ->
          Obstacles.isInProgress(stage)
              ? Turns.wait(
                  rollback,
                  step,
                  step.said() + " is in progress, and may deploy here yet: " + said,
                  now)
              // A test may have told it so, moments ago.
              : shown(rollback, step, Turns.of(rollback, step), said, now);
      case Stands.Pulling pulling -> shown(rollback, step, pulling.since(), said, now);
      case Stands.Pulled pulled -> shown(rollback, step, pulled.at(), said, now);
      case Stands.Returned returned -> returned(rollback, step, said, now);
      case Stands.Covered covered -> returned(rollback, step, said, now);
      case Stands.Stuck stuck -> returned(rollback, step, said, now);
    };
  }

  /** ECS wants what it was told at once, and lists the deployment that does it a little later. */
  private static StepResult shown(
      Rollback rollback, Step step, Instant told, String said, Instant now) {
    boolean early =
        step.lever() instanceof Lever.EcsService && now.isBefore(told.plus(SHOWN_WITHIN));
    return early ? new Again(SOON, said) : returned(rollback, step, said, now);
  }

  /** What was taken back or halted before is not what comes back (S5). */
  private static StepResult toSomethingGood(
      Rollback rollback, Step step, Finding.Ready ready, Instant now) {
    return target(step)
        .bad()
        .<StepResult>map(why -> Turns.given(rollback, step, why, now))
        .orElseGet(() -> order(rollback, step, ready, now));
  }

  private static StepResult order(Rollback rollback, Step step, Finding.Ready ready, Instant now) {
    boolean again = step.stands() instanceof Stands.Pulling;
    if (isStopping(step, now)) {
      return new Again(SOON, step.said() + " may be stopping, and does not show it yet");
    }
    if (again && !Turns.isPatient(rollback, step, now)) {
      return Turns.given(rollback, step, "it was asked for again and again", now);
    }
    Step intent = again ? step : Turns.pulling(rollback, step, now);
    return new Pull(
        rollback.with(intent),
        intent,
        new LeverPull.Give(target(step).place(), ready.order(), ready.said()));
  }

  /** CodeDeploy shows a deployment as under way that it was told to stop, until it has. */
  private static boolean isStopping(Step step, Instant now) {
    return step.lever() instanceof Lever.CodeDeploy
        && step.stands() instanceof Stands.Pulling pulling
        && now.isBefore(pulling.since().plus(SHOWN_WITHIN));
  }

  /** The service took the order. */
  public static Onward pulled(Rollback rollback, Step step, String said, Instant now) {
    return new Onward(
        Turns.next(rollback.with(step.standing(new Stands.Pulled("", now))), step, now),
        step.said() + " goes back by " + step.lever().word() + ": " + said);
  }

  /**
   * The service said no. What passes by itself is tried again while there is patience; anything
   * else is for another lever, or a person.
   *
   * @param code the service's error code
   */
  public static StepResult refused(
      Rollback rollback, Step step, String code, String message, Instant now) {
    String why = code + ": " + message;
    return Findings.isPassing(code)
        ? wait(rollback, step, why, now)
        : Turns.given(rollback, step, why, now);
  }

  /** Whether a step's lever has brought back what was there. */
  public static StepResult verify(
      Rollback rollback, Step step, Reading<LeverFacts> reading, Instant now) {
    if (!(step.stands() instanceof Stands.Pulled pulled)) {
      return new Onward(rollback, step.said() + " was not rolled back yet");
    }
    return switch (reading) {
      case Unread<LeverFacts> unread -> running(rollback, step, pulled, unread.why(), now);
      case Read<LeverFacts> read ->
          switch (finding(rollback, step, read.value())) {
            case Finding.Back back -> shown(rollback, step, pulled.at(), back.said(), now);
            case Finding.Running running -> running(rollback, step, pulled, running.said(), now);
            case Finding.Unclear unclear -> running(rollback, step, pulled, unclear.why(), now);
            case Finding.Refused refused -> Turns.given(rollback, step, refused.why(), now);
            case Finding.Ready ready -> untouched(rollback, step, pulled, ready, now);
          };
    };
  }

  /** The order was taken, and nothing shows it: at first that is a service's delay. */
  private static StepResult untouched(
      Rollback rollback, Step step, Stands.Pulled pulled, Finding.Ready ready, Instant now) {
    return now.isBefore(pulled.at().plus(SHOWN_WITHIN))
        ? new Again(SOON, step.said() + " does not show the order yet")
        : Turns.given(
            rollback,
            step,
            "the order was taken, and %s later it is still to be done: %s"
                .formatted(Said.duration(Duration.between(pulled.at(), now)), ready.said()),
            now);
  }

  private static StepResult running(
      Rollback rollback, Step step, Stands.Pulled pulled, String said, Instant now) {
    return now.isBefore(pulled.at().plus(RUNS_AT_MOST))
        ? new Again(SOON, said)
        : Turns.given(
            rollback, step, "not back " + Said.duration(RUNS_AT_MOST) + " after: " + said, now);
  }

  private static Onward returned(Rollback rollback, Step step, String said, Instant now) {
    return new Onward(
        Turns.next(rollback.with(step.standing(new Stands.Returned("", now))), step, now),
        step.said() + " is back: " + said);
  }

  private static StepResult wait(Rollback rollback, Step step, String why, Instant now) {
    return Turns.isPatient(rollback, step, now)
        ? new Again(SOON, why)
        : Turns.given(rollback, step, why, now);
  }

  private static Finding finding(Rollback rollback, Step step, LeverFacts facts) {
    boolean ordered = !(step.stands() instanceof Stands.Ahead);
    return Findings.of(step.lever(), target(step).seeing(facts, ordered), token(rollback));
  }

  /** The same for the same rollback, so that an order that comes twice is one. */
  private static String token(Rollback rollback) {
    return "wavegate-" + rollback.gate().execution();
  }

  private static Target target(Step step) {
    return step.target()
        .orElseThrow(() -> new IllegalArgumentException(step.said() + " has no target"));
  }
}
