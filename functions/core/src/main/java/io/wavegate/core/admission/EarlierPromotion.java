package io.wavegate.core.admission;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.History;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a wave that must come first was promoted. It must be quiet since, too: the history of its
 * alarms says so, and their state only that none has lasted since before (S6).
 */
public sealed interface EarlierPromotion {
  /**
   * What the promotion gate of the wave says.
   *
   * @param last its last attempt; none if it never opened
   * @param takenBack why it is taken back; empty if it is not
   */
  static EarlierPromotion of(String wave, Optional<Gate> last, Optional<String> takenBack) {
    if (takenBack.isPresent()) {
      return missing(wave, "it is taken back: " + takenBack.get(), true);
    }
    if (last.isEmpty()) {
      return missing(wave, "its promotion gate never opened", true);
    }
    Gate gate = last.get();
    if (!gate.isPassed()) {
      return missing(wave, Stand.said(gate), isOver(gate));
    }
    return gate.wouldHaveBeenStopped()
        ? missing(wave, Stand.said(gate), true)
        : new Passed(wave, Stand.quietUntil(gate), isByPerson(gate));
  }

  private static boolean isByPerson(Gate gate) {
    return gate.phase() instanceof Phase.StoodDown
        || gate.verdict().filter(Verdict.PromoteByPerson.class::isInstance).isPresent();
  }

  private static Missing missing(String wave, String stands, boolean isOver) {
    return new Missing(new EarlierWave.NotPromoted(wave, stands, isOver));
  }

  /** Not one that is judged still, nor one whose promotion may have been sent. */
  private static boolean isOver(Gate gate) {
    return !gate.isUndecided() && gate.verdict().filter(Verdict::letsGoOn).isEmpty();
  }

  /** It was not. */
  record Missing(EarlierWave.NotPromoted wave) implements EarlierPromotion {}

  /**
   * It was, by its gate or by a person.
   *
   * @param wave the wave
   * @param since from when on its alarms must have been quiet
   * @param byPerson whether a person has promoted it, who knew what was in ALARM then
   */
  record Passed(String wave, Instant since, boolean byPerson) implements EarlierPromotion {
    /**
     * Where the wave stands by its alarms since. The first of them that fired since, or was not
     * read, says it: those after it are not asked for. One that fires since before hides neither,
     * since a fix is let in beside it.
     */
    public EarlierWave by(Stream<Heard> alarms) {
      Optional<EarlierWave> firing = Optional.empty();
      Iterator<Heard> each = alarms.iterator();
      while (each.hasNext()) {
        Optional<EarlierWave> found = against(each.next());
        if (found.filter(one -> !(one instanceof EarlierWave.Firing)).isPresent()) {
          return found.get();
        }
        firing = firing.or(() -> found);
      }
      return firing.orElseGet(() -> new EarlierWave.Promoted(wave));
    }

    private Optional<EarlierWave> against(Heard heard) {
      return switch (heard.history()) {
        case Unread<History> unread -> Optional.of(unread(heard, unread.why()));
        case Read<History> history ->
            switch (heard.now()) {
              case Unread<AlarmFacts> unread -> Optional.of(unread(heard, unread.why()));
              case Read<AlarmFacts> now ->
                  against(heard.alarm(), history.value(), now.value())
                      .or(() -> forgotten(heard.alarm(), history.value()));
            };
      };
    }

    private Optional<EarlierWave> against(String alarm, History history, AlarmFacts now) {
      Optional<EarlierWave> alarmed =
          AlarmTime.in(history).spells().stream()
              .filter(spell -> !byPerson || spell.from().isAfter(since))
              .findFirst()
              .map(spell -> alarm + " at " + Said.clock(spell.from()))
              .map(what -> new EarlierWave.AlarmedSince(wave, what));
      return now.state() == AlarmState.ALARM
          ? alarmed.or(() -> Optional.of(new EarlierWave.Firing(wave, alarm, now.since())))
          : alarmed.or(() -> blind(now));
    }

    /** CloudWatch keeps an alarm's history for a time, and the release waited for longer. */
    private Optional<EarlierWave> forgotten(String alarm, History history) {
      return history.from().isAfter(since)
          ? Optional.of(
              new EarlierWave.Unread(
                  wave,
                  "%s: its history is kept from %s on, and the wave was promoted at %s"
                      .formatted(alarm, Said.day(history.from()), Said.day(since))))
          : Optional.empty();
    }

    /** What cannot be seen now may be on fire: the wave is waited for. */
    private Optional<EarlierWave> blind(AlarmFacts now) {
      return Blindness.in(now).stream().findFirst().map(why -> new EarlierWave.Unread(wave, why));
    }

    private EarlierWave unread(Heard heard, String why) {
      return new EarlierWave.Unread(wave, heard.alarm() + ": " + why);
    }
  }

  /**
   * What was read of an alarm of the wave.
   *
   * @param alarm its name
   * @param history its history since
   * @param now its state: one that has lasted since before is in no history
   */
  record Heard(String alarm, Reading<History> history, Reading<AlarmFacts> now) {}
}
