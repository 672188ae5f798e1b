package io.wavegate.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time an alarm spent in ALARM inside a window, from its history and its present state.
 *
 * @param spells begin and end of each spell, oldest first; one that lasts ends at the window's end
 */
public record AlarmTime(List<Spell> spells) {
  /** Copies the list. */
  public AlarmTime {
    spells = List.copyOf(spells);
  }

  /**
   * One spell in ALARM.
   *
   * @param from its begin, or the window's if it began before
   * @param to its end, or the window's if it lasts
   * @param reason CloudWatch's words as it began
   */
  public record Spell(Instant from, Instant to, String reason) {}

  /** The first spell. */
  public Optional<Spell> first() {
    return spells.stream().findFirst();
  }

  /** All spells together. */
  public Duration total() {
    return spells.stream()
        .map(spell -> Duration.between(spell.from(), spell.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Reads the history. The state at the window's begin is the one that the first change left, or
   * the present one where nothing changed. A present ALARM counts also where the history does not
   * show it yet.
   */
  public static AlarmTime of(History history, AlarmFacts now) {
    List<Spell> spells = new ArrayList<>();
    List<Transition> changes = history.transitions();
    AlarmState state = changes.isEmpty() ? now.state() : changes.getFirst().from();
    Instant since = history.from();
    String reason = now.reason();
    for (Transition change : changes) {
      if (state == AlarmState.ALARM) {
        spells.add(new Spell(since, change.at(), reason));
      }
      state = change.to();
      since = change.at();
      reason = change.reason();
    }
    if (state == AlarmState.ALARM) {
      spells.add(new Spell(since, later(history.to(), since), reason));
    } else if (now.state() == AlarmState.ALARM) {
      Instant began = later(now.since(), history.from());
      spells.add(new Spell(began, later(history.to(), began), now.reason()));
    }
    return new AlarmTime(spells);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
