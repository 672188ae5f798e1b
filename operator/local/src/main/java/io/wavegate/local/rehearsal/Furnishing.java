package io.wavegate.local.rehearsal;

import io.wavegate.local.cloud.DeployServices;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.scenario.Deployable;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.codedeploy.Group;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts what the world's services deploy where it belongs. */
final class Furnishing {
  private final LocalCloud cloud;
  private final Deployments deployments;

  Furnishing(LocalCloud cloud, Deployments deployments) {
    this.cloud = cloud;
    this.deployments = deployments;
  }

  /**
   * Puts everything there.
   *
   * @throws IllegalArgumentException for an account and Region that nothing is deployed to
   */
  void furnish(List<Deployable> all) {
    for (Deployable one : all) {
      put(one, there(one.course()), script(one.course()));
    }
  }

  private static void put(Deployable deployable, DeployServices there, RolloutScript script) {
    switch (deployable) {
      case Deployable.DeploymentGroup group ->
          there
              .codeDeploy()
              .putGroup(new Group(group.application(), group.group(), group.platform(), script));
      case Deployable.EcsService service -> {
        String current = "";
        for (int i = 1; i <= service.revisions(); i++) {
          String image = there.images().push(service.family(), Integer.toString(i));
          current = there.ecs().register(service.family(), image);
        }
        there.ecs().putService(service.cluster(), service.service(), current, script);
      }
      case Deployable.LambdaAlias alias -> {
        alias.versions().forEach(v -> there.versions().publish(alias.function(), v));
        there.versions().point(alias.function(), alias.alias(), alias.version());
        there.script(alias.function() + ":" + alias.alias(), script);
      }
      case Deployable.Configuration configuration -> {
        there
            .appConfig()
            .putEnvironment(
                configuration.application(),
                configuration.environment(),
                script,
                configuration.bakes());
        for (int i = 0; i < configuration.versions(); i++) {
          there.appConfig().publish(configuration.application(), configuration.profile());
        }
      }
      case Deployable.Stack stack -> {
        if (stack.keepsWhatFailed()) {
          there.cloudFormation().putStackThatKeepsWhatFailed(stack.name());
        } else {
          there.cloudFormation().putStack(stack.name());
        }
        there.script(stack.name(), script);
      }
    }
  }

  private DeployServices there(Deployable.Course course) {
    Place here = cloud.place();
    Place place =
        new Place(course.account().orElse(here.account()), course.region().orElse(here.region()));
    Optional<DeployServices> services =
        place.equals(here)
            ? Optional.of(cloud.further().deploying())
            : cloud.spokes().deploying(place);
    return services.orElseThrow(
        () ->
            new IllegalArgumentException(
                "the world has something in account %s, %s, where the policy deploys nothing"
                    .formatted(place.account(), place.region())));
  }

  private RolloutScript script(Deployable.Course course) {
    Duration takes = course.takes();
    Rollout planned =
        switch (course.goes()) {
          case SUCCEEDS -> Rollout.success(takes);
          case FAILS -> Rollout.failure(takes, "The deployment failed.");
          case HANGS -> Rollout.hanging();
        };
    Rollout full = planned.back(course.backTakes(), course.backWorks());
    return () -> deployments.next(full, takes);
  }
}
