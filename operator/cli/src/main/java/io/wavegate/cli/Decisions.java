package io.wavegate.cli;

import io.wavegate.board.DecisionText;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.rehearsal.Rehearsal;
import io.wavegate.local.scenario.Scenario;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * One line for each thing that happens. A line that is longer than the screen is cut, since the
 * summary at the end has every reason in full; in a file or a pipe none is.
 */
final class Decisions implements Rehearsal.Watcher {
  private static final int NARROWEST = 80;
  private static final String CUT = "...";

  private final PrintWriter out;
  private final boolean color;
  private final int width;

  private Decisions(PrintWriter out, boolean color, int width) {
    this.out = out;
    this.color = color;
    this.width = width;
  }

  static Decisions on(PrintWriter out, boolean color, Terminal terminal) {
    int width =
        terminal.isScreen()
            ? Math.max(NARROWEST, terminal.size().get().columns())
            : Integer.MAX_VALUE;
    return new Decisions(out, color, width);
  }

  @Override
  public void entry(Scenario scenario, TimelineEntry entry) {
    String plain = DecisionText.line(entry, scenario.start(), false);
    String line = color ? DecisionText.line(entry, scenario.start(), true) : plain;
    out.println(plain.length() <= width ? line : cut(line, line.length() - plain.length()));
    out.flush();
  }

  /** The colour's sequences stand in the columns before the text, far left of the cut. */
  private String cut(String line, int sequences) {
    return line.substring(0, width - CUT.length() + sequences) + CUT;
  }

  @Override
  public void tick(Scenario scenario, ReleaseView view) {}

  @Override
  public Optional<Duration> every() {
    return Optional.empty();
  }
}
