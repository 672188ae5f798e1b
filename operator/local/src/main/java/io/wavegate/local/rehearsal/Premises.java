package io.wavegate.local.rehearsal;

import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.port.ItemStore;
import io.wavegate.engine.InvalidDefinitionException;
import io.wavegate.local.cloud.DeployActions;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.http.Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One account with one service in it, at the moment at which a release may start: the world is
 * furnished, the release before went through, Wavegate is installed and has the service's policy.
 */
public final class Premises {
  private static final Place PLACE = Rehearsal.PLACE;
  private static final String WAVEGATE =
      "arn:aws:sts::" + PLACE.account() + ":assumed-role/wavegate/wavegate";
  private static final String NO_POLICY = "its policy was put as a parameter and did not arrive";

  /** Between the installation, with the policy, and the release. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private static final Duration BEFORE = Duration.ofDays(1);

  private final LocalCloud cloud;
  private final Directory directory;
  private final Stage stage;
  private final Deployments deployments;

  private Premises(LocalCloud cloud, Directory directory, Stage stage, Deployments deployments) {
    this.cloud = cloud;
    this.directory = directory;
    this.stage = stage;
    this.deployments = deployments;
  }

  /** When the scheduler of a scenario begins: what was before its start takes time too. */
  public static Instant begin(Scenario scenario) {
    return scenario.start().minus(BEFORE);
  }

  /** The scenario's pipeline. */
  public static PipelineRef pipeline(Scenario scenario) {
    return new PipelineRef(PLACE.account(), PLACE.region(), scenario.policy().pipeline());
  }

  /**
   * Puts everything there, and lets time pass until the scenario's start.
   *
   * @param home the folder with the shipped template
   * @param scheduler stands at the scenario's {@link #begin}
   * @throws UnplayableException if the shipped template, a definition or the scenario cannot be
   *     used; says what is wrong with it
   */
  public static Premises of(Path home, Scenario scenario, Scheduler scheduler, ItemStore store) {
    Directory directory = new Directory(new Caller(PLACE.account(), PLACE.region(), WAVEGATE));
    Deployments deployments = new Deployments(scenario, scheduler);
    try {
      LocalCloud cloud =
          new LocalCloud(
              new LocalCloud.Parts(home, PLACE, scheduler, store, deployments, spokes(scenario)),
              directory);
      new Furnishing(cloud, deployments).furnish(scenario.world().deployables());
      deployments.through(new DeployActions(cloud, scheduler));
      Stage stage = new Stage(scenario, cloud, scheduler);
      stage.furnish(directory);
      if (!scenario.isFirst()) {
        stage.deployEarlierRelease();
      }
      scheduler.run(() -> false, scenario.start().minus(SETTLING));
      cloud.install();
      stage.putPolicy();
      scheduler.run(() -> false, scenario.start());
      if (cloud.wiring().books().policies().of(pipeline(scenario)).isEmpty()) {
        throw new UnplayableException(scenario.name(), NO_POLICY);
      }
      return new Premises(cloud, directory, stage, deployments);
    } catch (IllegalArgumentException | InvalidDefinitionException | IOException e) {
      throw new UnplayableException(scenario.name(), e);
    }
  }

  /** Where the service is deployed to beside this place. */
  private static List<Place> spokes(Scenario scenario) {
    return scenario.policy().places().stream()
        .map(target -> new Place(target.account(), target.region()))
        .filter(place -> !place.equals(PLACE))
        .toList();
  }

  /** The account. */
  public LocalCloud cloud() {
    return cloud;
  }

  /** Where requests find its services. */
  public Directory directory() {
    return directory;
  }

  Stage stage() {
    return stage;
  }

  Deployments deployments() {
    return deployments;
  }
}
