package io.wavegate.cli;

import io.wavegate.board.ReportPage;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.local.rehearsal.Outcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder in which a rehearsal leaves its report.
 *
 * @param folder the folder
 */
record Reports(Path folder) {
  /** A scenario's timeline as {@code timeline.json} holds it. */
  record Timeline(String scenario, String execution, List<TimelineEntry> entries) {}

  /**
   * Makes the folder, before time is spent on what could not be kept.
   *
   * @throws BadInputException if that is not possible
   */
  static Reports in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new BadInputException(
          "--out must be a folder, got \"" + folder + "\": " + e.getFile() + " is a file");
    } catch (IOException e) {
      throw Target.unwritable("--out", folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new BadInputException("--out must be a folder to write into, got \"" + folder + "\"");
    }
    return new Reports(folder);
  }

  Path report() {
    return folder.resolve("report.html");
  }

  Path timeline() {
    return folder.resolve("timeline.json");
  }

  /**
   * Writes both files.
   *
   * @throws BadInputException if they cannot be written
   */
  void write(List<Outcome> outcomes) {
    List<ReportPage.Section> sections =
        outcomes.stream()
            .map(outcome -> new ReportPage.Section(outcome.scenario(), outcome.view()))
            .toList();
    List<Timeline> timelines =
        outcomes.stream()
            .map(o -> new Timeline(o.scenario(), o.view().execution(), o.view().timeline()))
            .toList();
    try {
      Files.writeString(report(), ReportPage.html("Wavegate rehearsal", sections));
      Files.writeString(timeline(), CoreJson.writePretty(timelines) + "\n");
    } catch (IOException e) {
      throw Target.unwritable("--out", folder, e);
    }
  }
}
