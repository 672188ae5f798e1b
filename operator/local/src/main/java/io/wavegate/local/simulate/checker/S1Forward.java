package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S1: what was taken back for a test is brought forward again before its wave is promoted, so that
 * nobody promotes a release of which the former version runs. A person may.
 */
final class S1Forward implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Effect effect : story.effects().promoting()) {
      Optional<Wave> drilled =
          story
              .wave(effect, Plan.PROMOTION)
              .filter(wave -> wave.levers().drilled())
              .filter(wave -> !S1Evidence.isByPerson(story, effect, wave, "promotion"));
      if (drilled.isEmpty()) {
        continue;
      }
      for (String place : drilled.get().levers().placesSaid()) {
        List<String> asked = asked(story, effect, drilled.get(), place);
        if (asked.size() < 2 || asked.getFirst().equals(asked.getLast())) {
          breaches.add(
              new Breach(
                  "S1",
                  effect.at(),
                  "%s was promoted without having been back and forward in %s: %s"
                      .formatted(drilled.get().name(), place, asked)));
        }
      }
    }
    return breaches;
  }

  /** The versions that were asked for of a place before an effect, the former one first. */
  private static List<String> asked(Story story, Effect effect, Wave wave, String place) {
    return story
        .before(effect.index())
        .filter(Ordered.class::isInstance)
        .map(Ordered.class::cast)
        .filter(order -> order.outcome().isEmpty())
        .filter(order -> place.equals(order.account() + "/" + order.region()))
        .filter(
            order ->
                List.of(
                        order.input().path("service").asText(),
                        order.input().path("FunctionName").asText())
                    .contains(wave.thing()))
        .map(
            order ->
                order.input().path("taskDefinition").asText()
                    + order.input().path("FunctionVersion").asText())
        .toList();
  }
}
