package io.wavegate.cli;

import io.wavegate.board.ReportPage;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.local.rehearsal.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what a rehearsal leaves behind. */
final class Reports {
  private Reports() {}

  /** A scenario's timeline as {@code timeline.json} holds it. */
  record Timeline(String scenario, String execution, List<TimelineEntry> entries) {}

  static void write(Path folder, List<Outcome> outcomes) throws IOException {
    Files.createDirectories(folder);
    List<ReportPage.Section> sections =
        outcomes.stream()
            .map(outcome -> new ReportPage.Section(outcome.scenario(), outcome.view()))
            .toList();
    Files.writeString(
        folder.resolve("report.html"), ReportPage.html("Wavegate rehearsal", sections));
    List<Timeline> timelines =
        outcomes.stream()
            .map(o -> new Timeline(o.scenario(), o.view().execution(), o.view().timeline()))
            .toList();
    Files.writeString(folder.resolve("timeline.json"), CoreJson.writePretty(timelines) + "\n");
  }
}
