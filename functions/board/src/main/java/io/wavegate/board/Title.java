package io.wavegate.board;

import io.wavegate.core.model.Names;
import io.wavegate.core.view.ReleaseView;
import java.util.ArrayList;
import java.util.List;

/** What text output says first of a release: which one it is, and where it stands. */
final class Title {
  private static final int SHORT_EXECUTION = 8;
  private static final int SHORT_REVISION = 12;
  private static final int FACT = 11;

  private Title() {}

  /** The pipeline execution's id, short enough to be said aloud. */
  static String execution(ReleaseView release) {
    return Names.head(release.execution(), SHORT_EXECUTION);
  }

  /** The revision, short; {@code unknown} if it is. */
  static String revision(ReleaseView release) {
    return release.revision().isBlank()
        ? "unknown"
        : Names.head(release.revision(), SHORT_REVISION);
  }

  /** The first lines. */
  static List<String> lines(ReleaseView release, Paint paint) {
    Standing standing = Course.of(release);
    String word = standing.word();
    List<String> lines =
        new ArrayList<>(
            Paragraph.hanging(
                paint.toned(standing.tone(), word, word.length() + 2),
                word.length() + 2,
                release.headline()));
    lines.addAll(fact("service", release.service() + " by pipeline " + release.pipeline()));
    lines.addAll(fact("execution", release.execution()));
    String summary = release.summary().isBlank() ? "" : ": " + release.summary();
    lines.addAll(fact("revision", revision(release) + summary));
    lines.addAll(fact("started", Times.full(release.startedAt())));
    lines.addAll(
        Course.ended(release)
            .map(
                end ->
                    fact(
                        "ended",
                        Times.full(end) + ", after " + new Span(release.startedAt(), end).said()))
            .orElseGet(() -> asOf(release)));
    return lines;
  }

  private static List<String> asOf(ReleaseView release) {
    return fact(
        "seen",
        Times.full(release.asOf())
            + ", "
            + new Span(release.startedAt(), release.asOf()).said()
            + " after the start");
  }

  private static List<String> fact(String name, String value) {
    return Paragraph.hanging("  " + Paint.padded(name, FACT), 2 + FACT, value);
  }
}
