package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * L2 of the line: before a gate's action is failed so that the stage can go back, the way into the
 * stage is closed, or its closing was tried. A release that waits behind it would walk in between,
 * and the rollback would be lost to it.
 */
final class L2Line implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    return story.effects().all().stream()
        .filter(effect -> effect.isDone() && !effect.isPromoting())
        .flatMap(effect -> open(story, effect).stream())
        .toList();
  }

  private static Optional<Breach> open(Story story, Effect effect) {
    return story
        .wave(effect, Plan.PROMOTION)
        .flatMap(wave -> decision(story, effect, wave))
        .filter(line -> line.verdict().equals("ROLL_BACK"))
        .filter(line -> !isClosed(story, effect.stage(), line.index()))
        .filter(line -> tries(story, effect, line).findAny().isEmpty())
        .map(
            line ->
                new Breach(
                    "L2",
                    effect.at(),
                    "%s was failed for its rollback, and the line into it was open"
                        .formatted(effect.stage())));
  }

  private static Optional<Line> decision(Story story, Effect effect, Wave wave) {
    return story
        .gates()
        .lastLine(
            effect.index(),
            line ->
                line.kind().equals("DECIDED")
                    && line.isOf(effect.execution(), wave.name())
                    && line.gate().equals("promotion"));
  }

  /** What closed it between the verdict and the effect, whatever became of it. */
  private static Stream<Happened> tries(Story story, Effect effect, Line line) {
    return story.trace().all().subList(line.index(), effect.index()).stream()
        .filter(happened -> isClosing(happened, effect.stage()));
  }

  /** As the last of those who closed and opened it, and were let, left it. */
  private static boolean isClosed(Story story, String stage, int before) {
    return story
        .before(before)
        .filter(happened -> isClosing(happened, stage) || isOpening(happened, stage))
        .filter(L2Line::isDone)
        .reduce((earlier, later) -> later)
        .filter(last -> isClosing(last, stage))
        .isPresent();
  }

  private static boolean isDone(Happened happened) {
    return happened instanceof Called call
        ? call.isDone()
        : happened instanceof PersonActed person && person.isAccepted();
  }

  private static boolean isClosing(Happened happened, String stage) {
    return isCall(happened, "DisableStageTransition", stage) || isAct(happened, "CLOSE", stage);
  }

  private static boolean isOpening(Happened happened, String stage) {
    return isCall(happened, "EnableStageTransition", stage) || isAct(happened, "OPEN", stage);
  }

  private static boolean isCall(Happened happened, String operation, String stage) {
    return happened instanceof Called call
        && call.operation().equals(operation)
        && call.input().path("stageName").asText().equals(stage);
  }

  private static boolean isAct(Happened happened, String act, String stage) {
    return happened instanceof PersonActed person
        && person.act().equals(act)
        && person.stage().equals(stage);
  }
}
