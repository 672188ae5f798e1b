package io.wavegate.board;

import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Builds a release of {@code checkout}. */
final class ReleaseFixture {
  private final Instant startedAt;
  private final List<WaveView> waves = new ArrayList<>();
  private final List<RollbackView> rollbacks = new ArrayList<>();
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private String summary = "Charge in the buyer's currency";

  private ReleaseFixture(Instant startedAt) {
    this.startedAt = startedAt;
  }

  static ReleaseFixture startedAt(String at) {
    return new ReleaseFixture(Instant.parse(at));
  }

  ReleaseFixture summary(String text) {
    summary = text;
    return this;
  }

  ReleaseFixture wave(WaveFixture wave) {
    waves.add(wave.seen());
    return this;
  }

  ReleaseFixture rollback(RollbackView rollback) {
    rollbacks.add(rollback);
    return this;
  }

  /** Adds an entry to the timeline; the details are keys and values in turn. */
  ReleaseFixture then(
      String at, TimelineKind kind, String wave, String text, String... keysAndValues) {
    LinkedHashMap<String, String> details = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      details.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    String previous = timeline.isEmpty() ? "" : timeline.getLast().digest();
    Line line = new Line(Instant.parse(at), kind, wave, text, details);
    timeline.add(TimelineEntry.after(timeline.size(), previous, line));
    return this;
  }

  ReleaseView seenAt(String asOf, String headline) {
    return new ReleaseView(
        "checkout",
        "checkout-prod",
        WaveFixture.EXECUTION,
        "9b1c3d2e4f5061728394a5b6c7d8e9f0a1b2c3d4",
        summary,
        startedAt,
        Instant.parse(asOf),
        headline,
        waves,
        rollbacks,
        timeline);
  }

  /** The same release with another timeline. */
  static ReleaseView withTimeline(ReleaseView release, List<TimelineEntry> timeline) {
    return new ReleaseView(
        release.service(),
        release.pipeline(),
        release.execution(),
        release.revision(),
        release.summary(),
        release.startedAt(),
        release.asOf(),
        release.headline(),
        release.waves(),
        release.rollbacks(),
        timeline);
  }
}
