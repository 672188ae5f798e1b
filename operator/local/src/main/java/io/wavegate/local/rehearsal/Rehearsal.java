package io.wavegate.local.rehearsal;

import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.handlers.flow.ReleaseViews;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.http.Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plays one scenario to its end, in virtual time, through the whole shipped path. */
public final class Rehearsal {
  /** Where every rehearsal plays. */
  public static final Place PLACE = new Place("111122223333", "eu-west-1");

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration BEFORE = Duration.ofDays(1);

  private final Path home;
  private final Watcher watcher;

  /** Sees a rehearsal as it goes. */
  public interface Watcher {
    /** Nothing is looked at. */
    Watcher NONE =
        new Watcher() {
          @Override
          public void entry(Scenario scenario, TimelineEntry entry) {}

          @Override
          public void tick(Scenario scenario, ReleaseView view) {}

          @Override
          public Optional<Duration> every() {
            return Optional.empty();
          }
        };

    /** A timeline entry was written. */
    void entry(Scenario scenario, TimelineEntry entry);

    /** So much virtual time has passed. */
    void tick(Scenario scenario, ReleaseView view);

    /** How much virtual time there is between two ticks; none means no ticks. */
    Optional<Duration> every();
  }

  /**
   * @param home the folder with the shipped template
   */
  public Rehearsal(Path home, Watcher watcher) {
    this.home = home;
    this.watcher = watcher;
  }

  /**
   * Plays it.
   *
   * @throws IOException if the shipped template or a definition cannot be read
   * @throws IllegalArgumentException if one of them is wrong, saying what
   */
  public Outcome play(Scenario scenario) throws IOException {
    try (Scheduler scheduler = new Scheduler(scenario.seed(), scenario.start().minus(BEFORE));
        H2ItemStore store = H2ItemStore.inMemory()) {
      Anchors anchors = new Anchors(scenario.policy(), scheduler);
      Directory directory = new Directory(new Caller(PLACE.account(), PLACE.region(), "anyone"));
      LocalCloud cloud =
          new LocalCloud(
              new LocalCloud.Parts(
                  home, PLACE, scheduler, store, new Deployments(scenario.world(), scheduler)),
              directory);
      Stage stage = new Stage(scenario, cloud, scheduler);
      stage.furnish(directory);
      cloud.listen(anchors);
      stage.deployEarlierRelease();
      scheduler.run(() -> false, scenario.start());
      cloud.install();
      cloud
          .wiring()
          .books()
          .policies()
          .put(pipeline(scenario), scenario.policy(), scenario.policyDigest());
      return play(scenario, cloud, scheduler, anchors);
    }
  }

  private static PipelineRef pipeline(Scenario scenario) {
    return new PipelineRef(PLACE.account(), PLACE.region(), scenario.policy().pipeline());
  }

  private Outcome play(Scenario scenario, LocalCloud cloud, Scheduler scheduler, Anchors anchors) {
    ReleaseId release =
        new ReleaseId(pipeline(scenario), new Stage(scenario, cloud, scheduler).startRelease());
    anchors.begin(release.execution(), scenario, cloud.cloudWatch());
    int told = 0;
    Instant end = scenario.start().plus(LONGEST);
    Ending ending = new Ending(cloud, release);
    Instant next = scheduler.now();
    boolean over = false;
    while (!over) {
      next = watcher.every().map(next::plus).orElse(end);
      Instant limit = next.isAfter(end) ? end : next;
      over = scheduler.run(ending::isOver, limit) || !limit.isBefore(end);
      told = tell(scenario, cloud, release, told);
    }
    ReleaseView view =
        new ReleaseViews(cloud.wiring().ports(), cloud.wiring().books())
            .of(release)
            .orElseThrow(() -> new IllegalStateException("no gate of the release ever opened"));
    return new Outcomes(scenario, cloud, scheduler.now()).of(view);
  }

  private int tell(Scenario scenario, LocalCloud cloud, ReleaseId release, int told) {
    List<TimelineEntry> entries = cloud.wiring().books().journal().read(release);
    entries.subList(told, entries.size()).forEach(entry -> watcher.entry(scenario, entry));
    if (watcher.every().isPresent()) {
      new ReleaseViews(cloud.wiring().ports(), cloud.wiring().books())
          .of(release)
          .ifPresent(view -> watcher.tick(scenario, view));
    }
    return entries.size();
  }
}
