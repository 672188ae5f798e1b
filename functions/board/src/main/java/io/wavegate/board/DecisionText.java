package io.wavegate.board;

import io.wavegate.core.model.Said;
import io.wavegate.core.timeline.TimelineEntry;
import java.time.Instant;

/** One line for each thing that happens, as it happens. */
public final class DecisionText {
  private static final int OFFSET = 10;
  private static final int CLOCK = 11;
  private static final int WAVE = 14;
  private static final int WORD = 12;

  private DecisionText() {}

  /**
   * {@code +1h 42m 12:04:10Z one-region ROLL BACK checkout-aggregate went to ALARM at ...}, in
   * columns. For a decision the word is its verdict, for anything else its kind. Never more than
   * one line, whatever the entry holds.
   *
   * @param entry what happened
   * @param start what the offset is counted from, usually the begin of the release
   * @param color whether to colour the word by terminal sequences; without it there are none
   */
  public static String line(TimelineEntry entry, Instant start, boolean color) {
    Happening happening = Happening.of(entry);
    String line =
        column(Times.offset(start, entry.at()), OFFSET)
            + column(Said.clock(entry.at()), CLOCK)
            + column(entry.wave(), WAVE)
            + new Paint(color).toned(happening.tone(), happening.word(), WORD)
            + Visible.of(happening.text()).strip();
    return line.stripTrailing();
  }

  /** Padded, and with a space after it even if it is longer than the column. */
  private static String column(String text, int width) {
    String padded = Paint.padded(text, width);
    return padded.endsWith(" ") ? padded : padded + " ";
  }
}
