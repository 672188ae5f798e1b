package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.core.port.PolicySource;
import io.wavegate.local.cloud.DeployActions;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.PipelineText;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.PolicyText;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.store.MemoryItemStore;
import io.wavegate.local.template.Template;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.http.Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays schedules on a cloud of their own each, through the whole shipped path. */
final class Simulation {
  private static final Place PLACE = new Place("111122223333", "eu-west-1");
  private static final String ROLE =
      "arn:aws:sts::" + PLACE.account() + ":assumed-role/wavegate/wavegate";

  /** A Monday, so that nothing depends on the day. */
  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  private static final Duration BEFORE = Duration.ofHours(2);
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final Path home;
  private final Template template;

  /**
   * @param home the folder with the shipped template
   * @throws IOException if the template cannot be read
   * @throws IllegalArgumentException if it is none
   */
  Simulation(Path home) throws IOException {
    this.home = home;
    this.template = LocalCloud.template(home, PLACE);
  }

  /**
   * Plays a schedule.
   *
   * @throws IllegalStateException if it cannot be played, or a handler fails outside of its
   *     function
   */
  Played play(Schedule schedule) {
    try (Scheduler scheduler = new Scheduler(schedule.seed(), START.minus(BEFORE))) {
      return new Run(new Stage(schedule, scheduler)).play();
    } catch (IOException | ServiceError e) {
      throw new IllegalStateException(
          "the schedule of seed " + schedule.seed() + " cannot be played: " + e.getMessage(), e);
    }
  }

  private static List<Place> spokes(Plan plan) {
    return plan.places().stream()
        .map(place -> new Place(place.account(), place.region()))
        .filter(place -> !place.equals(PLACE))
        .toList();
  }

  private Map<String, Duration> timeouts() {
    Map<String, Duration> timeouts = new LinkedHashMap<>();
    template.functions().forEach(f -> timeouts.put(SimulatedSeams.bare(f.name()), f.timeout()));
    return timeouts;
  }

  /** One run. */
  private final class Run {
    private final Stage stage;
    private final MemoryItemStore store = new MemoryItemStore();
    private final Directory directory =
        new Directory(new Caller(PLACE.account(), PLACE.region(), ROLE));
    private final LocalCloud cloud;
    private final Truth truth;
    private final Moments moments;
    private final Releases releases;
    private final Deeds deeds;
    private final Town town;
    private final Estate estate;
    private final Provider provider;

    Run(Stage stage) throws IOException {
      this.stage = stage;
      Deaths deaths = new Deaths(stage, timeouts());
      Stalls stalls = new Stalls(stage);
      Caller onlooker = new Caller(PLACE.account(), PLACE.region(), ROLE);
      Secrets secrets = new Secrets(stage, onlooker);
      Provider provider = new Provider(stage);
      this.cloud =
          new LocalCloud(
              new LocalCloud.Parts(
                  home,
                  PLACE,
                  stage.scheduler(),
                  new StoreSeam(store, stage, deaths, stalls),
                  provider,
                  spokes(stage.schedule().plan())),
              directory,
              template,
              new SimulatedSeams(stage, deaths, stalls, secrets));
      secrets.look(cloud.pipelines());
      this.truth = new Truth(stage, secrets);
      this.moments = new Moments(stage);
      Snapshots snapshots = new Snapshots(stage, cloud.pipelines(), cloud.cloudWatch(), onlooker);
      List.of(truth, moments, snapshots).forEach(cloud::listen);
      List.of(cloud.pipelines(), cloud.cloudWatch())
          .forEach(
              table ->
                  directory.table(
                      PLACE.account(), PLACE.region(), new StaleTable(table, stage, snapshots)));
      this.releases = new Releases(stage, cloud);
      this.town = new Town(stage, cloud);
      this.estate = new Estate(stage, cloud);
      this.provider = provider;
      Tests tests = new Tests(stage);
      List.of("checkout-smoke", "checkout-extra").forEach(f -> tests.register(cloud.lambda(), f));
      this.deeds =
          new Deeds(
              stage,
              cloud,
              new Deeds.Parts(town, tests, new Persons(stage, cloud), provider, releases));
    }

    Played play() throws ServiceError {
      Plan plan = stage.schedule().plan();
      String gate = "wavegate-gate";
      cloud.pipelines().putPipeline(PipelineText.of(plan, gate));
      town.furnish(directory);
      furnish(plan);
      if (!plan.isFirst()) {
        releases.deployEarlier(gate, START);
      }
      stage.scheduler().run(() -> false, START.minus(SETTLING));
      cloud.install();
      putPolicy(plan);
      stage.scheduler().run(() -> false, START);
      plan(stage.schedule());
      stage.arm();
      moments.begin(releases.start());
      Instant end = new Course(stage, truth, moments, store).run();
      stage.recordComes();
      return new Played(stage.schedule(), stage.trace(), releases.release(), end, stage.steps());
    }

    /** Where nothing but the pipeline's own lever is wanted, nothing is there that could differ. */
    private void furnish(Plan plan) throws ServiceError {
      if (plan.waves().stream().anyMatch(wave -> wave.levers().ofTargets().isPresent())) {
        town.furnishElsewhere();
        estate.furnish(provider::next);
        provider.through(new DeployActions(cloud, stage.scheduler()));
        stage.beforeRecords(estate::tell);
      }
    }

    private void putPolicy(Plan plan) throws ServiceError {
      cloud
          .parameters()
          .call(
              "PutParameter",
              JsonNodeFactory.instance
                  .objectNode()
                  .put("Name", PolicySource.parameter(Plan.SERVICE))
                  .put("Value", PolicyText.of(plan))
                  .put("Type", "String")
                  .put("Tier", "Intelligent-Tiering"),
              cloud.person("service-team"));
    }

    private void plan(Schedule schedule) {
      for (Element element : schedule.course()) {
        moments.at(element.when(), () -> deeds.perform(element));
      }
      for (int i = 0; i < schedule.faults().size(); i++) {
        int index = i;
        switch (schedule.faults().get(i)) {
          case Fault.EventsAstray fault -> begins(index, fault.from(), fault);
          case Fault.ServiceFails fault -> begins(index, fault.from(), fault);
          case Fault.StaleReads fault -> begins(index, fault.from(), fault);
          case Fault.StoreDown fault -> begins(index, fault.from(), fault);
          case Fault.LeftOut fault -> begins(index, fault.from(), fault);
          case Fault.Refused fault -> begins(index, fault.from(), fault);
          case Fault.Stall fault -> begins(index, fault.from(), fault);
          case Fault.CallFails fault -> {}
          case Fault.WriteFails fault -> {}
          case Fault.Crash fault -> {}
          case Fault.Skew fault -> {}
        }
      }
    }

    private void begins(int index, When when, Fault fault) {
      moments.at(when, () -> stage.windows().begin(index, stage.now(), Windows.lasts(fault)));
    }
  }
}
