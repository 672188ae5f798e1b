package io.wavegate.board;

import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineKind;
import java.util.List;
import java.util.Optional;

/**
 * A timeline entry as every output shows it.
 *
 * @param word its kind; for a decision its verdict
 * @param tone its colour
 * @param text what happened, without the verdict if {@code word} has it
 */
record Happening(String word, Tone tone, String text) {
  private static final List<Mark> VERDICTS =
      List.of(Mark.PROMOTE, Mark.ROLL_BACK, Mark.HALT, Mark.STEP_ASIDE);

  /**
   * How an entry looks. The verdict of a decision is taken from its detail {@code verdict}, or from
   * the word its text begins with.
   */
  static Happening of(TimelineEntry entry) {
    if (entry.kind() == TimelineKind.DECIDED) {
      return decided(entry);
    }
    return new Happening(entry.kind().name().replace('_', ' '), tone(entry), entry.text());
  }

  private static Happening decided(TimelineEntry entry) {
    Optional<Mark> told =
        VERDICTS.stream()
            .filter(mark -> mark.name().equals(entry.details().get("verdict")))
            .findFirst();
    for (Mark mark : VERDICTS) {
      Optional<String> rest = after(mark, entry.text());
      if (rest.isPresent() && told.orElse(mark) == mark) {
        return new Happening(mark.word(), mark.tone(), rest.get());
      }
    }
    return told.map(mark -> new Happening(mark.word(), mark.tone(), entry.text()))
        .orElseGet(() -> new Happening("DECIDED", Tone.BUSY, entry.text()));
  }

  /** What follows the verdict's word, with or without a colon. */
  private static Optional<String> after(Mark mark, String text) {
    for (String word : List.of(mark.name(), mark.word())) {
      if (text.startsWith(word + ": ") || text.startsWith(word + " ")) {
        return Optional.of(text.substring(text.indexOf(' ', word.length()) + 1));
      }
    }
    return Optional.empty();
  }

  private static Tone tone(TimelineEntry entry) {
    return switch (entry.kind()) {
      case ALARM -> entry.text().contains("ALARM") ? Tone.BAD : Tone.QUIET;
      case ROLLBACK -> Tone.BAD;
      case PAGED -> Tone.STOPPED;
      case RECOVERED -> Tone.GOOD;
      case WAITING, PERSON -> Tone.BUSY;
      case GATE_OPENED, DECIDED, INTENT, EFFECT, WATCH, TEST, STOOD_DOWN -> Tone.QUIET;
    };
  }
}
