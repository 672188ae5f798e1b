package io.wavegate.standins.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.World;
import io.wavegate.standins.appconfig.ConfigDeployment.Facts;
import io.wavegate.standins.appconfig.ConfigDeployment.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An environment of an application, and its deployments. */
final class ConfigEnvironment {
  private final World world;
  private final RolloutScript script;
  private final Duration bake;
  private final List<ConfigDeployment> deployments = new ArrayList<>();

  ConfigEnvironment(World world, RolloutScript script, Duration bake) {
    this.world = world;
    this.script = script;
    this.bake = bake;
  }

  List<ConfigDeployment> newestFirst() {
    return deployments.reversed();
  }

  Optional<ConfigDeployment> find(int number) {
    return number < 1 || number > deployments.size()
        ? Optional.empty()
        : Optional.of(deployments.get(number - 1));
  }

  Optional<ConfigDeployment> unfinished() {
    return newestFirst().stream().filter(one -> !one.state().isOver()).findFirst();
  }

  /** The version of a profile that is there now. */
  Optional<String> version(String profile) {
    return newestFirst().stream()
        .filter(one -> one.state() == State.COMPLETE)
        .filter(one -> one.text("ConfigurationProfileId").equals(profile))
        .map(one -> one.text("ConfigurationVersion"))
        .findFirst();
  }

  ConfigDeployment start(JsonNode request) {
    Rollout rollout = script.next();
    ConfigDeployment deployment =
        new ConfigDeployment(
            new Facts(deployments.size() + 1, request, world.now(), rollout, bake));
    deployments.add(deployment);
    rollout.lasts().ifPresent(lasts -> after(deployment, lasts, () -> settle(deployment)));
    return deployment;
  }

  private void settle(ConfigDeployment deployment) {
    if (!deployment.facts().rollout().succeeds()) {
      back(deployment, "CLOUDWATCH_ALARM", deployment.facts().rollout().message());
      return;
    }
    deployment.become(State.BAKING, world.now());
    deployment.note("BAKE_TIME_STARTED", "APPCONFIG", "Deployment bake time started", world.now());
    after(deployment, bake, () -> complete(deployment));
  }

  private void complete(ConfigDeployment deployment) {
    deployment.note("DEPLOYMENT_COMPLETED", "APPCONFIG", "Deployment completed", world.now());
    deployment.become(State.COMPLETE, world.now());
  }

  /** Takes back what is under way. */
  void back(ConfigDeployment deployment, String by, String why) {
    deployment.note("ROLLBACK_STARTED", by, why, world.now());
    deployment.become(State.ROLLING_BACK, world.now());
    after(
        deployment,
        deployment.facts().rollout().backTakes(),
        () -> {
          deployment.note("ROLLBACK_COMPLETED", "APPCONFIG", "Rollback completed", world.now());
          deployment.become(State.ROLLED_BACK, world.now());
        });
  }

  /** Takes back what was complete. */
  void revert(ConfigDeployment deployment) {
    deployment.note("REVERT_COMPLETED", "USER", "Deployment reverted", world.now());
    deployment.become(State.REVERTED, world.now());
  }

  private void after(ConfigDeployment deployment, Duration span, Runnable action) {
    deployment.timer(
        world.at(world.now().plus(span), "appconfig deployment " + deployment.state(), action));
  }
}
