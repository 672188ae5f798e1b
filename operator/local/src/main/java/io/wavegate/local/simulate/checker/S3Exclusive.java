package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * S3: no gate gets both a promoting and a rejecting effect, unless a person opened it again, or let
 * the whole stage run anew.
 */
final class S3Exclusive implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, Effect> first = new LinkedHashMap<>();
    for (Effect effect : story.effects().all()) {
      if (effect.isDone() && story.plan().hasStage(effect.stage())) {
        String gate = String.join("/", effect.execution(), effect.stage(), effect.action());
        Effect other = first.putIfAbsent(gate, effect);
        if (other != null && isAnother(story, other, effect)) {
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

  /** What was let go on stays so, whatever people say of it; a later run is judged by itself. */
  private static boolean isAnother(Story story, Effect before, Effect effect) {
    return before.isPromoting()
        ? story
            .people(person -> person.act().equals("RETRY_ALL"))
            .filter(person -> person.execution().equals(effect.execution()))
            .filter(person -> person.stage().equals(effect.stage()))
            .anyMatch(
                person -> person.at().isAfter(before.at()) && !person.at().isAfter(effect.at()))
        : story.isReopened(effect.execution(), effect.stage(), before.at(), effect.at());
  }

  private static String word(Effect effect) {
    return effect.isPromoting() ? "let go on" : "failed";
  }
}
