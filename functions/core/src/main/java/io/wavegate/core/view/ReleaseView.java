package io.wavegate.core.view;

import io.wavegate.core.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;

/**
 * What a person is shown of one release.
 *
 * @param service the service
 * @param pipeline the pipeline's name
 * @param execution the pipeline execution's id
 * @param revision source revision, empty if not known
 * @param summary commit message, empty if not known
 * @param startedAt when the release was first seen
 * @param asOf the time of the view
 * @param headline where the release stands, one sentence
 * @param waves the policy's waves in order, also those not reached yet
 * @param rollbacks the rollbacks of this release, oldest first
 * @param timeline what happened, oldest first
 */
public record ReleaseView(
    String service,
    String pipeline,
    String execution,
    String revision,
    String summary,
    Instant startedAt,
    Instant asOf,
    String headline,
    List<WaveView> waves,
    List<RollbackView> rollbacks,
    List<TimelineEntry> timeline) {
  /** Copies the lists. */
  public ReleaseView {
    waves = List.copyOf(waves);
    rollbacks = List.copyOf(rollbacks);
    timeline = List.copyOf(timeline);
  }
}
