package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** S3: no gate gets both a promoting and a rejecting effect, unless a person opened it again. */
final class S3Exclusive implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, Effect> first = new LinkedHashMap<>();
    for (Effect effect : story.effects().all()) {
      if (effect.isDone() && story.plan().hasStage(effect.stage())) {
        String gate = String.join("/", effect.execution(), effect.stage(), effect.action());
        Effect other = first.putIfAbsent(gate, effect);
        if (other != null && isReopened(story, other, effect)) {
          first.put(gate, effect);
        } else if (other != null && other.isPromoting() != effect.isPromoting()) {
          breaches.add(
              new Breach(
                  "S3",
                  effect.at(),
                  effect.stage()
                      + "/"
                      + effect.action()
                      + " was "
                      + word(other)
                      + " at "
                      + other.at()
                      + " and is "
                      + word(effect)
                      + " now"));
        }
      }
    }
    return breaches;
  }

  /** What was let go on stays so, whatever people say. */
  private static boolean isReopened(Story story, Effect failed, Effect effect) {
    return !failed.isPromoting()
        && story.isReopened(effect.execution(), effect.stage(), failed.at(), effect.at());
  }

  private static String word(Effect effect) {
    return effect.isPromoting() ? "let go on" : "failed";
  }
}
