package io.wavegate.cli;

import io.wavegate.board.TreeText;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.rehearsal.Rehearsal;
import io.wavegate.local.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The release as a tree, at a chosen pace. On a coloured screen it is drawn again in place, a few
 * times a second; elsewhere it is printed again whenever something has happened.
 */
final class LiveTree implements Rehearsal.Watcher {
  private static final int FRAMES_PER_SECOND = 4;
  private static final Duration FRAME = Duration.ofSeconds(1).dividedBy(FRAMES_PER_SECOND);

  /** One update for terminals that can; lines that are too long are cut by the terminal. */
  private static final String BEGIN = "\033[?2026h\033[?7l";

  private static final String END = "\033[J\033[?7h\033[?2026l";
  private static final String LINE_END = "\033[K\n";

  private final Surroundings surroundings;
  private final boolean color;
  private final Pace pace;
  private int frames;
  private int drawn;
  private int happened;
  private Terminal.Size size = Terminal.Size.USUAL;

  LiveTree(Surroundings surroundings, boolean color, Pace pace) {
    this.surroundings = surroundings;
    this.color = color;
    this.pace = pace;
  }

  @Override
  public void entry(Scenario scenario, TimelineEntry entry) {
    happened++;
  }

  @Override
  public void tick(Scenario scenario, ReleaseView view) {
    List<String> lines = TreeText.lines(view, color);
    if (color && surroundings.terminal().isScreen()) {
      redraw(lines);
    } else if (happened > 0) {
      lines.forEach(surroundings.out()::println);
      surroundings.out().println();
    }
    happened = 0;
    surroundings.out().flush();
    surroundings.pause().of(FRAME);
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(pace.perSecond().dividedBy(FRAMES_PER_SECOND));
  }

  /** Lines are overwritten, not erased first, and go out in one piece: nothing flickers. */
  private void redraw(List<String> lines) {
    if (frames++ % FRAMES_PER_SECOND == 0) {
      size = surroundings.terminal().size().get();
    }
    StringBuilder frame = new StringBuilder(BEGIN);
    if (drawn > 0) {
      frame.append("\033[").append(drawn).append('A');
    }
    List<String> shown = fitting(lines, size.rows());
    shown.forEach(line -> frame.append(line).append(LINE_END));
    surroundings.out().print(frame.append(END));
    drawn = shown.size();
  }

  /** What scrolls off a screen cannot be drawn again; the first line and the latest waves stay. */
  static List<String> fitting(List<String> lines, int rows) {
    int room = Math.max(3, rows - 1);
    if (lines.size() <= room) {
      return lines;
    }
    int last = room - 2;
    List<String> shown = new ArrayList<>();
    shown.add(lines.getFirst());
    shown.add("... " + (lines.size() - 1 - last) + " lines do not fit on this screen");
    shown.addAll(lines.subList(lines.size() - last, lines.size()));
    return shown;
  }
}
