package io.wavegate.local.rehearsal;

import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.time.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays one scenario to its end, in virtual time, through the whole shipped path. */
public final class Rehearsal {
  /** Where every rehearsal plays. */
  public static final Place PLACE = new Place("111122223333", "eu-west-1");

  private static final String NO_GATE = "no gate of its release ever opened";

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

    /** A timeline entry was written; told at the next tick, or every ten virtual minutes. */
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
   * @throws UnplayableException if the shipped template, a definition or the scenario cannot be
   *     used; says what is wrong with it
   * @throws IllegalStateException if a handler fails outside of its function
   */
  public Outcome play(Scenario scenario) {
    return play(scenario, cloud -> {});
  }

  /** The same; {@code look} is given the cloud before the release starts. */
  Outcome play(Scenario scenario, Consumer<LocalCloud> look) {
    try (Scheduler scheduler = new Scheduler(scenario.seed(), Premises.begin(scenario));
        H2ItemStore store = H2ItemStore.inMemory()) {
      Anchors anchors = new Anchors(scenario.policy(), scheduler);
      Premises premises = Premises.of(home, scenario, scheduler, store);
      LocalCloud cloud = premises.cloud();
      cloud.listen(anchors);
      look.accept(cloud);
      Acts acts = new Acts(cloud, scheduler, premises.stage(), premises.deployments());
      ReleaseId release = new ReleaseId(pipeline(scenario), acts.begin());
      anchors.begin(scenario.happenings(), acts, cloud.wiring().books().releases(), release);
      Onlooker onlooker = new Onlooker(watcher, scenario, cloud, release);
      Ending ending = new Ending(scenario.policy(), cloud, release, anchors);
      new Course(scheduler, ending, onlooker).run();
      List<ReleaseView> views =
          acts.releases().stream()
              .map(execution -> new ReleaseId(pipeline(scenario), execution))
              .flatMap(each -> onlooker.view(each).stream())
              .toList();
      if (views.isEmpty()) {
        throw new UnplayableException(scenario.name(), NO_GATE);
      }
      return new Outcomes(scenario, cloud, scheduler.now()).of(views, anchors.differences());
    }
  }

  private static PipelineRef pipeline(Scenario scenario) {
    return Premises.pipeline(scenario);
  }
}
