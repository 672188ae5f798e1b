package io.wavegate.cli;

import io.wavegate.board.DecisionText;
import io.wavegate.board.SummaryText;
import io.wavegate.board.TreeText;
import io.wavegate.core.model.Said;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.Rehearsal;
import io.wavegate.local.scenario.Scenario;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person sees of a rehearsal: decisions as they fall, or a live tree, then a summary. */
interface Show {
  /** A scenario begins. */
  void begin(Scenario scenario);

  /** A scenario is over. */
  void end(Outcome outcome);

  /** What looks on while it plays. */
  Rehearsal.Watcher watcher();

  /** Shows nothing. */
  static Show none() {
    return new Show() {
      @Override
      public void begin(Scenario scenario) {}

      @Override
      public void end(Outcome outcome) {}

      @Override
      public Rehearsal.Watcher watcher() {
        return Rehearsal.Watcher.NONE;
      }
    };
  }

  /** Shows on a console. */
  static Show on(PrintWriter console, boolean color, Optional<Pace> pace) {
    return new ConsoleShow(console, color, pace);
  }

  /** On a console. */
  final class ConsoleShow implements Show, Rehearsal.Watcher {
    private static final int FRAMES_PER_SECOND = 4;

    private final PrintWriter console;
    private final boolean color;
    private final Optional<Pace> pace;
    private int drawn;

    private ConsoleShow(PrintWriter console, boolean color, Optional<Pace> pace) {
      this.console = console;
      this.color = color;
      this.pace = pace;
    }

    @Override
    public void begin(Scenario scenario) {
      drawn = 0;
      console.println("== " + scenario.name() + " ==");
    }

    @Override
    public void end(Outcome outcome) {
      console.println();
      SummaryText.lines(outcome.view(), color).forEach(console::println);
      console.println(
          Said.duration(outcome.virtualDuration())
              + " of virtual time, "
              + (outcome.asExpected() ? "as expected" : "NOT as expected"));
      outcome.differences().forEach(difference -> console.println("  " + difference));
      console.println();
    }

    @Override
    public Rehearsal.Watcher watcher() {
      return this;
    }

    @Override
    public void entry(Scenario scenario, TimelineEntry entry) {
      if (pace.isEmpty()) {
        console.println(DecisionText.line(entry, scenario.start(), color));
      }
    }

    @Override
    public Optional<Duration> every() {
      return pace.map(p -> p.perSecond().dividedBy(FRAMES_PER_SECOND));
    }

    @Override
    public void tick(Scenario scenario, ReleaseView view) {
      List<String> lines = TreeText.lines(view, color);
      if (color && drawn > 0) {
        console.print("\033[" + drawn + "A\033[J");
      }
      lines.forEach(console::println);
      console.flush();
      drawn = lines.size();
      Pause.of(Duration.ofSeconds(1).dividedBy(FRAMES_PER_SECOND));
    }
  }
}
