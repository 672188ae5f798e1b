package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.checker.Gates.Stand;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S2: an applied decision never changes, terminal stays terminal; after ROLL BACK or HALT the same
 * release is not promoted at that wave any more, unless a person opened what was halted.
 */
final class S2WriteOnce implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, Stand> last = new LinkedHashMap<>();
    for (Stand stand : story.gates().stands()) {
      String key = String.join("/", stand.execution(), stand.wave(), stand.gate(), stand.attempt());
      Stand before = last.put(key, stand);
      if (before != null && isChanged(before, stand)) {
        breaches.add(changed(before, stand));
      }
    }
    story.effects().promoting().stream()
        .flatMap(effect -> afterRefusal(story, effect).stream())
        .forEach(breaches::add);
    return breaches;
  }

  private static Breach changed(Stand before, Stand after) {
    return new Breach(
        "S2",
        after.at(),
        "%s gate of %s was %s %s and became %s %s"
            .formatted(
                after.gate(),
                after.wave(),
                before.phase(),
                before.verdict(),
                after.phase(),
                after.verdict()));
  }

  private static Optional<Breach> afterRefusal(Story story, Effect effect) {
    return story
        .wave(effect, Plan.PROMOTION)
        .or(() -> story.wave(effect, Plan.ENTRY))
        .flatMap(wave -> refusedBefore(story, effect, wave))
        .map(
            line ->
                new Breach(
                    "S2",
                    effect.at(),
                    "%s of %s was let go on after %s at %s"
                        .formatted(effect.action(), line.wave(), line.verdict(), line.at())));
  }

  /** A promotion that was not applied may be judged again; nothing else goes back. */
  private static boolean isChanged(Stand before, Stand after) {
    if (before.isTerminal()) {
      return !after.phase().equals(before.phase()) || !after.verdict().equals(before.verdict());
    }
    boolean fixed = before.verdict().equals("Halt") || before.verdict().equals("RollBack");
    return fixed && !after.phase().equals("StoodDown") && !after.verdict().equals(before.verdict());
  }

  private static Optional<Line> refusedBefore(Story story, Effect effect, Wave wave) {
    return story
        .gates()
        .lastLine(
            effect.index(),
            line ->
                line.isOf(effect.execution(), wave.name())
                    && line.kind().equals("DECIDED")
                    && !line.letsGoOn()
                    && !isReopened(story, line, effect));
  }

  /** What was rolled back is opened by nobody. */
  private static boolean isReopened(Story story, Line line, Effect effect) {
    return !line.verdict().equals("ROLL_BACK")
        && story.isReopened(effect.execution(), effect.stage(), line.at(), effect.at());
  }
}
