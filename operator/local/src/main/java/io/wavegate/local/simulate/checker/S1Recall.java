package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.AlarmTruth.Spell;
import io.wavegate.local.simulate.checker.Records.Written;
import io.wavegate.local.simulate.checker.Story.ActionKey;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S1 and S3 of what is taken back after its promotion: on a person's word, or on evidence of its
 * own, an alarm that went to ALARM since; and not for what another release may have done.
 */
final class S1Recall implements Rule {
  /** A promotion stands on a reading that may be so old, and an approval is heard of so late. */
  private static final Duration BEFORE = Duration.ofMinutes(2);

  /** What a look has read may be so old. */
  private static final Duration READ_WITHIN = Duration.ofSeconds(60);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Written recall : story.records().recalls()) {
      if (!isAsked(story, recall)) {
        unfounded(story, recall)
            .ifPresent(
                what ->
                    breaches.add(
                        new Breach(
                            "S1", recall.at(), recall.wave() + " was taken back, but " + what)));
      }
    }
    return breaches;
  }

  private static Wave wave(Story story, String name) {
    return story.plan().waves().stream()
        .filter(w -> w.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isAsked(Story story, Written recall) {
    String stage = wave(story, recall.wave()).stage();
    return story
        .trace()
        .of(PersonAsked.class)
        .anyMatch(asked -> S8TakenBack.isOf(asked, recall.execution(), stage, recall.at()));
  }

  private static Optional<String> unfounded(Story story, Written recall) {
    Wave wave = wave(story, recall.wave());
    Optional<Instant> promoted =
        story.last(
            new ActionKey(recall.execution(), wave.stage(), Plan.PROMOTION),
            "SUCCEEDED",
            recall.at());
    if (promoted.isEmpty()) {
      return Optional.of("nobody had promoted it, and nobody asked");
    }
    if (!fired(story, wave, promoted.get(), recall.at())) {
      return Optional.of("no alarm of it went to ALARM since its promotion, and nobody asked");
    }
    return shown(story, wave.stage(), recall.at().minus(READ_WITHIN))
        .filter(execution -> !execution.equals(recall.execution()))
        .map(execution -> "its stage showed " + execution + ", whose doing it may have been");
  }

  private static boolean fired(Story story, Wave wave, Instant promoted, Instant to) {
    Instant from = promoted.minus(BEFORE);
    return wave.alarms().stream()
        .anyMatch(
            alarm ->
                story.alarms().spells(alarm, "ALARM").stream()
                        .map(Spell::from)
                        .anyMatch(at -> at.isAfter(from) && !at.isAfter(to))
                    && story.alarms().timeIn(alarm, "ALARM", from, to).compareTo(wave.tolerance())
                        >= 0);
  }

  /** Which execution a stage showed. */
  private static Optional<String> shown(Story story, String stage, Instant at) {
    return story
        .trace()
        .of(StageMoved.class)
        .filter(moved -> moved.stage().equals(stage) && !moved.at().isAfter(at))
        .map(StageMoved::execution)
        .reduce((earlier, later) -> later);
  }
}
