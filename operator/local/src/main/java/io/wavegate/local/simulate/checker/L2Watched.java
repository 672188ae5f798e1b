package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.AlarmTruth.Spell;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * L2 of a wave that was promoted: an alarm that fires while it is watched on, between two waves or
 * after the last one, leads to an accepted rollback of it or to a page.
 *
 * <p>Not judged: a spell of less than a minute while something goes wrong, since its event may be
 * lost and no look need have met it; an alarm that may speak of another release; an alarm that was
 * edited; a wave of which a person was told already that it could not be brought back (S9 judges
 * whether that is so). While the next wave is under way its gate judges.
 */
final class L2Watched implements Rule {
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final Duration A_LOOK = Duration.ofSeconds(90);

  /** A look each minute meets what lasts as long. */
  private static final Duration SEEN = Duration.ofSeconds(61);

  /** A watch that nothing takes over ends after days. */
  private static final Duration UNTIL_THE_NEXT = Duration.ofDays(1);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Wave wave : story.plan().waves()) {
      story
          .trace()
          .of(ActionMoved.class)
          .filter(moved -> moved.stage().equals(wave.stage()))
          .filter(moved -> moved.action().equals(Plan.PROMOTION))
          .filter(moved -> moved.state().equals("SUCCEEDED"))
          .filter(moved -> isKnown(story, moved, wave))
          .forEach(
              moved -> watched(story, wave, moved).forEach(w -> breaches.addAll(w.unanswered())));
    }
    return breaches;
  }

  /** A gate that Wavegate never heard of, or only before a retry, is watched by nobody. */
  private static boolean isKnown(Story story, ActionMoved promoted, Wave wave) {
    int index = story.trace().all().indexOf(promoted);
    return !story.isRollback(promoted.execution())
        && story
            .gates()
            .lastStand(index, stand -> stand.isOf(promoted.execution(), wave.name(), "promotion"))
            .filter(stand -> !stand.isTerminal())
            .isPresent();
  }

  private static List<Watched> watched(Story story, Wave wave, ActionMoved promoted) {
    Instant until = until(story, wave, promoted);
    return wave.alarms().stream()
        .map(alarm -> new Watched(story, wave, alarm, promoted.execution(), promoted.at(), until))
        .toList();
  }

  /** Until the next wave begins, as it does a little before its entry gate is seen to pass. */
  private static Instant until(Story story, Wave wave, ActionMoved promoted) {
    List<Wave> waves = story.plan().waves();
    int next = waves.indexOf(wave) + 1;
    if (next == waves.size()) {
      return promoted.at().plus(story.plan().watchAfter());
    }
    return story
        .moves(promoted.execution(), waves.get(next).stage(), Plan.ENTRY)
        .filter(moved -> moved.state().equals("SUCCEEDED"))
        .map(ActionMoved::at)
        .filter(at -> !at.isBefore(promoted.at()))
        .findFirst()
        .map(at -> at.minus(SEEN))
        .orElse(promoted.at().plus(UNTIL_THE_NEXT));
  }

  /** An alarm over a promoted wave. */
  private record Watched(
      Story story, Wave wave, String alarm, String execution, Instant promoted, Instant until) {
    List<Breach> unanswered() {
      return story.alarms().spells(alarm, "ALARM").stream()
          .filter(spell -> spell.from().isAfter(promoted.plusSeconds(1)))
          .filter(spell -> spell.from().isBefore(until))
          .flatMap(spell -> seen(spell).stream().flatMap(at -> unanswered(spell, at).stream()))
          .toList();
    }

    /** When the spell must have been seen; none where it may have passed unseen, or is forgiven. */
    private Optional<Instant> seen(Spell spell) {
      Instant counts = spell.from().plus(wave.tolerance());
      return story
          .calm()
          .since()
          .flatMap(
              calm -> {
                boolean told = calm.isBefore(spell.from()) && spell.to().isAfter(counts);
                Instant first = calm.isAfter(counts) ? calm : counts;
                boolean met =
                    spell.to().isAfter(first.plus(SEEN)) && until.isAfter(first.plus(SEEN));
                return told || met ? Optional.of(first) : Optional.empty();
              });
    }

    private Optional<Breach> unanswered(Spell spell, Instant seen) {
      Instant due = seen.plus(FIVE).plus(A_LOOK);
      boolean other = isAnotherUnderWay(due);
      boolean changed = story.alarms().changed(alarm, promoted, due).isPresent();
      return due.isAfter(story.end()) || other || changed || isAnswered(spell.from(), due)
          ? Optional.empty()
          : Optional.of(
              new Breach(
                  "L2",
                  due,
                  "%s went to ALARM at %s, after %s was promoted, and led to nothing"
                      .formatted(alarm, spell.from(), wave.name())));
    }

    private boolean isAnotherUnderWay(Instant until) {
      return story
          .trace()
          .of(StageMoved.class)
          .filter(moved -> story.plan().hasStage(moved.stage()))
          .filter(moved -> !moved.execution().equals(execution))
          .filter(moved -> !story.isRollback(moved.execution()))
          .anyMatch(moved -> moved.at().isAfter(promoted) && moved.at().isBefore(until));
    }

    private boolean isAnswered(Instant fired, Instant due) {
      return story.isRolledBack(execution, wave.stage(), due)
          || isAPersons(fired)
          || story.pages().anyMatch(page -> !page.isBefore(fired) && !page.isAfter(due));
    }

    /** A wave that could not be brought back is not watched on: a person has it by then. */
    private boolean isAPersons(Instant fired) {
      return story.records().rollbacks().stream()
          .filter(written -> written.execution().equals(execution))
          .filter(written -> written.at().isBefore(fired))
          .anyMatch(written -> written.stuck().contains(wave.stage()));
    }
  }
}
