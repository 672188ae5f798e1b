package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.End;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * S2: after ROLL BACK, HALT or a person's Reject, and once a rollback was begun, a new attempt of
 * the same release at the same wave fails at once: it is not judged again, whatever it might be
 * found to be by then, unless a person opened what was halted or rejected.
 */
final class S2Retried implements Rule {
  private static final String BACK = "ROLL_BACK";

  /** The event is lost, and reconcile comes round. */
  private static final Duration AT_ONCE = Duration.ofMinutes(6).plusSeconds(30);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    story
        .trace()
        .of(ActionMoved.class)
        .filter(moved -> moved.state().equals("STARTED") && story.plan().hasStage(moved.stage()))
        .filter(moved -> moved.action().equals(Plan.ENTRY) || moved.action().equals(Plan.PROMOTION))
        .filter(moved -> !story.isRollback(moved.execution()))
        .forEach(started -> judgedAgain(story, started).ifPresent(breaches::add));
    return breaches;
  }

  private static Optional<Breach> judgedAgain(Story story, ActionMoved started) {
    Optional<Instant> ended =
        story
            .trace()
            .of(ActionMoved.class)
            .filter(moved -> moved.id().equals(started.id()) && !moved.state().equals("STARTED"))
            .map(ActionMoved::at)
            .findFirst();
    return story
        .calm()
        .due(started.at(), AT_ONCE)
        .filter(due -> due.isBefore(story.end()))
        .filter(due -> isLate(story, started, ended, due))
        .flatMap(due -> refused(story, started, due).map(it -> breach(started, it, due)));
  }

  private static Optional<Refusal> refused(Story story, ActionMoved started, Instant due) {
    return Stream.of(decided(story, started), rejected(story, started), begun(story, started))
        .flatMap(Function.identity())
        .filter(refusal -> refusal.at().isBefore(started.at()))
        .filter(refusal -> !isReopened(story, refusal, due))
        .findFirst();
  }

  private static Breach breach(ActionMoved started, Refusal refused, Instant due) {
    return new Breach(
        "S2",
        due,
        "%s of %s was retried at %s and not failed at once, after %s at %s"
            .formatted(
                started.action(), started.stage(), started.at(), refused.what(), refused.at()));
  }

  /** What a retry does not undo. */
  private record Refusal(String execution, String stage, String what, Instant at) {}

  private static Stream<Refusal> decided(Story story, ActionMoved started) {
    String wave = story.plan().ofStage(started.stage()).name();
    return story.gates().decisions().stream()
        .filter(line -> line.isOf(started.execution(), wave))
        .filter(line -> !line.letsGoOn())
        .filter(line -> !line.verdict().equals("STEP_ASIDE"))
        .map(line -> new Refusal(started.execution(), started.stage(), line.verdict(), line.at()));
  }

  /** A rollback of the stage, which no gate of the wave may have decided. */
  private static Stream<Refusal> begun(Story story, ActionMoved started) {
    return story
        .gates()
        .written(started.execution(), "RETURNS/" + started.stage())
        .map(wrote -> new Refusal(started.execution(), started.stage(), BACK, wrote.at()));
  }

  private static Stream<Refusal> rejected(Story story, ActionMoved started) {
    return story
        .people(person -> S8People.isRejection(story, person))
        .filter(person -> person.execution().equals(started.execution()))
        .filter(person -> person.stage().equals(started.stage()))
        .map(
            person ->
                new Refusal(
                    person.execution(), person.stage(), "a person's " + person.act(), person.at()));
  }

  /** Also while the retried run waits, of which nobody may have heard yet. */
  private static boolean isReopened(Story story, Refusal refusal, Instant before) {
    return !refusal.what().equals(BACK)
        && story.isReopened(refusal.execution(), refusal.stage(), refusal.at(), before);
  }

  private static boolean isLate(
      Story story, ActionMoved started, Optional<Instant> ended, Instant due) {
    return Stream.of(ended, toldInstead(story, started))
        .flatMap(Optional::stream)
        .noneMatch(at -> !at.isAfter(due));
  }

  /**
   * A job whose event never came, or found the table down each time that Lambda tried it, can be
   * failed by nobody: it ends after 20 minutes, and a person is told.
   */
  private static Optional<Instant> toldInstead(Story story, ActionMoved started) {
    boolean heard =
        story
            .trace()
            .of(Returned.class)
            .filter(returned -> returned.end() == End.ANSWERED)
            .anyMatch(
                returned ->
                    returned.function().equals("gate") && !returned.at().isBefore(started.at()));
    return heard
        ? Optional.empty()
        : story
            .trace()
            .of(Called.class)
            .filter(call -> call.operation().equals("Publish") && call.isDone())
            .map(Called::at)
            .filter(at -> !at.isBefore(started.at()))
            .findFirst();
  }
}
