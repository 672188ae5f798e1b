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
   * Reads the history. The state at the window's begin is the one that the first change left. A
   * present ALARM counts, from when it began, also where the history does not show it yet; one that
   * began before the last change of the history is a stale answer, and its spell counts once.
   */
  public static AlarmTime of(History history, AlarmFacts now) {
    List<Transition> changes = history.transitions();
    List<Spell> spells = new ArrayList<>();
    if (!changes.isEmpty()) {
      spells.addAll(in(history, changes.getFirst().from(), now.reason()).spells());
    }
    boolean shown =
        !changes.isEmpty()
            && (changes.getLast().to() == AlarmState.ALARM
                || now.since().isBefore(changes.getLast().at()));
    if (now.state() == AlarmState.ALARM && !shown) {
      Instant began = later(now.since(), history.from());
      spells.add(new Spell(began, later(history.to(), began), now.reason()));
    }
    return new AlarmTime(spells);
  }

  /** Reads the history alone; where nothing changed, there was no ALARM that it could show. */
  public static AlarmTime in(History history) {
    List<Transition> changes = history.transitions();
    return changes.isEmpty()
        ? new AlarmTime(List.of())
        : in(history, changes.getFirst().from(), changes.getFirst().reason());
  }

  /** A spell that was over as the window began lies outside of it. */
  private static AlarmTime in(History history, AlarmState atBegin, String reasonAtBegin) {
    List<Spell> spells = new ArrayList<>();
    AlarmState state = atBegin;
    Instant since = Instant.MIN;
    String reason = reasonAtBegin;
    for (Transition change : history.transitions()) {
      boolean over = since.isBefore(history.from()) && !change.at().isAfter(history.from());
      if (state == AlarmState.ALARM && !over) {
        spells.add(new Spell(later(since, history.from()), change.at(), reason));
      }
      state = change.to();
      since = change.at();
      reason = change.reason();
    }
    if (state == AlarmState.ALARM) {
      Instant began = later(since, history.from());
      spells.add(new Spell(began, later(history.to(), began), reason));
    }
    return new AlarmTime(spells);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
