package io.wavegate.cli;

import io.wavegate.board.DecisionText;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.local.live.Told;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** Timelines as they are written, one line for each thing that happens. */
final class LiveLines {
  private static final int SHORT_ID = 8;

  private final PrintWriter out;
  private final boolean color;
  private final Instant start;
  private String last = "";

  /**
   * Lines.
   *
   * @param start what their offsets are counted from
   */
  LiveLines(PrintWriter out, boolean color, Instant start) {
    this.out = out;
    this.color = color;
    this.start = start;
  }

  /** Prints what is new; whose it is, whenever that changes. */
  void print(List<Told> news) {
    for (Told told : news) {
      if (!told.execution().equals(last)) {
        last = told.execution();
        out.println("== release " + last.substring(0, Math.min(SHORT_ID, last.length())) + " ==");
      }
      TimelineEntry entry = told.entry();
      out.println(DecisionText.line(entry, start, color));
    }
    out.flush();
  }
}
