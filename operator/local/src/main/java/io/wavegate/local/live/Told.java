package io.wavegate.local.live;

import io.wavegate.core.timeline.TimelineEntry;

/**
 * An entry of a release's timeline, as it was written.
 *
 * @param execution the release's pipeline execution
 */
public record Told(String execution, TimelineEntry entry) {}
