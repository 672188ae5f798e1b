package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.checker.Story.ActionKey;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S6: a wave begins only if all before it were promoted, by their gate or by a person, and none has
 * alarmed since, or still does.
 */
final class S6Waves implements Rule {
  /** What was read may be so old. */
  private static final Duration READ_WITHIN = Duration.ofSeconds(60);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Effect effect : story.effects().promoting()) {
      story
          .wave(effect, Plan.ENTRY)
          .filter(wave -> !S1Evidence.isByPerson(story, effect, wave, "entry"))
          .ifPresent(
              wave -> {
                for (Wave earlier : story.plan().waves()) {
                  if (earlier.equals(wave)) {
                    break;
                  }
                  wrong(story, effect, earlier)
                      .ifPresent(
                          what ->
                              breaches.add(
                                  new Breach(
                                      "S6", effect.at(), wave.name() + " began, but " + what)));
                }
              });
    }
    return breaches;
  }

  private static Optional<String> wrong(Story story, Effect effect, Wave earlier) {
    Optional<Instant> promoted =
        story.last(
            new ActionKey(effect.execution(), earlier.stage(), Plan.PROMOTION),
            "SUCCEEDED",
            effect.at());
    if (promoted.isEmpty()) {
      return Optional.of(earlier.name() + " was not promoted");
    }
    Optional<String> recalled =
        story
            .records()
            .recall(effect.execution(), earlier.name())
            .filter(recall -> recall.at().isBefore(effect.at().minus(READ_WITHIN)))
            .map(recall -> earlier.name() + " was taken back at " + recall.at());
    if (recalled.isPresent()) {
      return recalled;
    }
    Instant sure = effect.at().minus(READ_WITHIN);
    return earlier.alarms().stream()
        .flatMap(
            alarm ->
                alarmed(story, alarm, promoted.get(), sure)
                    .map(at -> alarm + " of " + earlier.name() + " was in ALARM at " + at)
                    .stream())
        .findFirst();
  }

  /** What was in ALARM as a person promoted the wave was known, but nothing begins beside it. */
  private static Optional<Instant> alarmed(
      Story story, String alarm, Instant promoted, Instant sure) {
    boolean lasts =
        !sure.isBefore(promoted) && story.alarms().isThroughout(alarm, "ALARM", promoted, sure);
    return lasts ? Optional.of(promoted) : story.alarms().firstTo(alarm, "ALARM", promoted, sure);
  }
}
