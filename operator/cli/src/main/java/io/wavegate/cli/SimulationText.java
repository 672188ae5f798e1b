package io.wavegate.cli;

import io.wavegate.local.simulate.run.Finding;
import io.wavegate.local.simulate.run.Report;
import java.util.ArrayList;
import java.util.List;

/** What came of simulated runs, as a person reads it. */
final class SimulationText {
  private static final int SHOWN = 10;

  private SimulationText() {}

  static List<String> lines(Report report, boolean boundaries) {
    List<String> lines = new ArrayList<>();
    report.findings().stream().limit(SHOWN).forEach(finding -> add(lines, finding, boundaries));
    if (report.findings().size() > SHOWN) {
      lines.add("... and " + (report.findings().size() - SHOWN) + " more");
      lines.add("");
    }
    lines.add(
        "schedules   %d, %s %d to %d"
            .formatted(
                report.schedules(),
                boundaries ? "numbers" : "seeds",
                report.seed(),
                report.seed() + report.schedules() - 1));
    lines.add(
        "faults      %d struck, in %d of the schedules"
            .formatted(report.strikes(), report.struck()));
    lines.add("violations  " + report.findings().size());
    lines.add(
        "healthy     %d of %d promoted, at least %d in 100 wanted"
            .formatted(report.healthy().promoted(), report.healthy().runs(), Report.LEAST_PERCENT));
    if (!report.healthy().missed().isEmpty()) {
      lines.add(
          "            not promoted: seeds "
              + report.healthy().missed().stream().limit(SHOWN).toList());
    }
    lines.add("traces      " + report.digest());
    return lines;
  }

  private static void add(List<String> lines, Finding finding, boolean boundaries) {
    lines.add(
        "%s BROKEN  seed %d at %s"
            .formatted(finding.breach().rule(), finding.seed(), finding.breach().at()));
    lines.add("  " + finding.breach().what());
    lines.add("  policy  " + finding.smallest().plan().said());
    finding.smallest().courseSaid().forEach(said -> lines.add("  world   " + said));
    finding.smallest().faultsSaid().forEach(said -> lines.add("  fault   " + said));
    if (finding.others() > 0) {
      lines.add("  and " + finding.others() + " more in the same run");
    }
    lines.add(
        "  replay  ./wavegate simulate%s --schedules 1 --seed %d --trace"
            .formatted(boundaries ? " --boundaries" : "", finding.seed()));
    lines.add("");
  }
}
