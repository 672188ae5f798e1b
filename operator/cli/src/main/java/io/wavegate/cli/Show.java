package io.wavegate.cli;

import io.wavegate.board.SummaryText;
import io.wavegate.core.model.Said;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.Rehearsal;
import io.wavegate.local.scenario.Scenario;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * What a person sees of a rehearsal: decisions as they fall, or a live tree, then a summary.
 *
 * @param surroundings what it is shown on
 * @param color whether in colour
 * @param pace that of a live tree; none means decisions
 */
record Show(Surroundings surroundings, boolean color, Optional<Pace> pace) {
  /** Plays a scenario and shows it. */
  Outcome play(Home home, Scenario scenario) {
    PrintWriter out = surroundings.out();
    out.println("== " + scenario.name() + " ==");
    Outcome outcome = new Rehearsal(home.path(), watcher()).play(scenario);
    out.println();
    SummaryText.lines(outcome.view(), color).forEach(out::println);
    out.println();
    for (ReleaseView newer : outcome.newer()) {
      out.println("-- a newer release --");
      SummaryText.lines(newer, color).forEach(out::println);
      out.println();
    }
    String time = " in " + Said.duration(outcome.virtualDuration()) + " of virtual time";
    out.println(outcome.asExpected() ? "As expected" + time : "NOT as expected" + time + ":");
    outcome.differences().forEach(difference -> out.println("  " + Plain.line(difference)));
    out.println();
    return outcome;
  }

  private Rehearsal.Watcher watcher() {
    return pace.<Rehearsal.Watcher>map(p -> new LiveTree(surroundings, color, p))
        .orElseGet(() -> Decisions.on(surroundings.out(), color, surroundings.terminal()));
  }

  /** The last words: where the report is, and what must not be missed in a long output. */
  void conclude(Reports reports, List<Outcome> outcomes) {
    surroundings.out().println("Report: " + reports.report());
    surroundings.out().println("Timeline: " + reports.timeline());
    List<String> otherwise =
        outcomes.stream().filter(outcome -> !outcome.asExpected()).map(Outcome::scenario).toList();
    if (!otherwise.isEmpty()) {
      surroundings.out().println("NOT as expected: " + String.join(", ", otherwise));
    }
  }
}
