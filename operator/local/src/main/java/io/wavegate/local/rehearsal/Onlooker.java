package io.wavegate.local.rehearsal;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.handlers.desk.ReleaseViews;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.local.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells a watcher what is new since it was told the last time. */
final class Onlooker {
  private static final Duration SELDOM = Duration.ofMinutes(10);

  private final Watcher watcher;
  private final Scenario scenario;
  private final LocalCloud cloud;
  private final ReleaseId release;
  private int told;

  Onlooker(Watcher watcher, Scenario scenario, LocalCloud cloud, ReleaseId release) {
    this.watcher = watcher;
    this.scenario = scenario;
    this.cloud = cloud;
    this.release = release;
  }

  /** The virtual time between two tellings. */
  Duration every() {
    return watcher.every().orElse(SELDOM);
  }

  void tell() {
    List<TimelineEntry> entries = cloud.wiring().books().journal().read(release);
    entries.subList(told, entries.size()).forEach(entry -> watcher.entry(scenario, entry));
    told = entries.size();
    if (watcher.every().isPresent()) {
      view(release).ifPresent(view -> watcher.tick(scenario, view));
    }
  }

  /** A release as of now; empty if no gate of it ever opened. */
  Optional<ReleaseView> view(ReleaseId of) {
    return new ReleaseViews(
            cloud.spokes().onlooking(cloud.wiring().ports()), cloud.wiring().books())
        .of(of);
  }
}
