package io.wavegate.standins.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.World;
import io.wavegate.standins.codedeploy.Deployment.Facts;
import io.wavegate.standins.codedeploy.Deployment.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All deployments, and how they go on as time passes. */
final class Deployments {
  private static final int ID_LENGTH = 9;
  private static final Duration SHORTLY = Duration.ofSeconds(5);
  private static final Duration STOPS = Duration.ofSeconds(10);

  private final World world;
  private final DeploymentEvents events;
  private final Map<String, Deployment> byId = new LinkedHashMap<>();

  Deployments(World world, DeploymentEvents events) {
    this.world = world;
    this.events = events;
  }

  Optional<Deployment> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Deployment> newestFirst() {
    return new ArrayList<>(byId.values()).reversed();
  }

  /** The one of a group that is not over. */
  Optional<Deployment> active(Group group) {
    return ofGroup(group).filter(one -> !one.isOver()).findFirst();
  }

  /** The group as GetDeploymentGroup answers it. */
  ObjectNode described(Group group) {
    ObjectNode info = group.document();
    lastGood(group).ifPresent(one -> info.set("lastSuccessfulDeployment", one.brief()));
    ofGroup(group)
        .reduce((older, newer) -> newer)
        .ifPresent(one -> info.set("lastAttemptedDeployment", one.brief()));
    return info.put("computePlatform", group.computePlatform());
  }

  /** One that somebody asks for. */
  Deployment create(Group group, JsonNode request) {
    return start(put(group, request, "user", Optional.empty(), group.script().next()));
  }

  /** One that was over before anybody looked. */
  Deployment done(Group group, JsonNode request) {
    Deployment deployment = put(group, request, "user", Optional.empty(), Rollout.success(STOPS));
    deployment.begin(world.now());
    deployment.end(Status.SUCCEEDED, world.now());
    return deployment;
  }

  /**
   * Stops one that is not over; whether it is stopped at once.
   *
   * @param back whether what was deployed before is deployed again
   */
  boolean stop(Deployment deployment, boolean back) {
    if (deployment.status() == Status.CREATED) {
      stopped(deployment, back);
      return true;
    }
    if (!deployment.isStopping()) {
      deployment.stopping();
      later(deployment, STOPS, () -> stopped(deployment, back));
    }
    return false;
  }

  private Deployment put(
      Group group, JsonNode request, String creator, Optional<String> triggering, Rollout rollout) {
    String id =
        "d-" + world.uuid().replace("-", "").substring(32 - ID_LENGTH).toUpperCase(Locale.ROOT);
    Deployment deployment =
        new Deployment(new Facts(id, group, request, creator, triggering, world.now(), rollout));
    deployment.replaces(lastGood(group).map(Deployment::revision));
    byId.put(id, deployment);
    return deployment;
  }

  private Deployment start(Deployment deployment) {
    later(
        deployment,
        SHORTLY,
        () -> {
          deployment.begin(world.now());
          events.tell(deployment, "START");
          deployment
              .facts()
              .rollout()
              .lasts()
              .ifPresent(lasts -> later(deployment, lasts, () -> settle(deployment)));
        });
    return deployment;
  }

  private void later(Deployment deployment, Duration span, Runnable action) {
    String label = "codedeploy " + deployment.facts().group().name();
    deployment.timer(world.at(world.now().plus(span), label, action));
  }

  private void settle(Deployment deployment) {
    Rollout rollout = deployment.facts().rollout();
    if (rollout.succeeds()) {
      end(deployment, Status.SUCCEEDED, "SUCCESS");
      return;
    }
    deployment.because("HEALTH_CONSTRAINTS", rollout.message());
    if (deployment.facts().group().rollsBackOnFailure() && !isRollback(deployment)) {
      rollBack(deployment);
    }
    end(deployment, Status.FAILED, "FAILURE");
  }

  private void end(Deployment deployment, Status how, String state) {
    deployment.end(how, world.now());
    events.tell(deployment, state);
    deployment.tell();
  }

  private void stopped(Deployment deployment, boolean back) {
    deployment.because("MANUAL_STOP", "The deployment was stopped by a user.");
    if (back && !isRollback(deployment)) {
      rollBack(deployment);
    }
    end(deployment, Status.STOPPED, "STOP");
  }

  private static boolean isRollback(Deployment deployment) {
    return deployment.facts().triggering().isPresent();
  }

  /** Nothing happens if nothing has succeeded before. */
  private void rollBack(Deployment deployment) {
    Group group = deployment.facts().group();
    Optional<Deployment> good = lastGood(group);
    if (good.isEmpty()) {
      deployment.rolledBackBy(
          Optional.empty(),
          "The deployment cannot be rolled back: no revision was deployed to the group before.");
      return;
    }
    Rollout way = deployment.facts().rollout();
    ObjectNode request = Json.object();
    request.set("revision", good.get().revision());
    Rollout rollout =
        way.backSucceeds()
            ? Rollout.success(way.backTakes())
            : Rollout.failure(way.backTakes(), "The rollback failed.");
    Deployment back =
        put(group, request, "codeDeployRollback", Optional.of(deployment.facts().id()), rollout);
    deployment.rolledBackBy(
        Optional.of(back.facts().id()),
        "Deployment %s has been triggered as a rollback deployment.".formatted(back.facts().id()));
    start(back);
  }

  private Optional<Deployment> lastGood(Group group) {
    return ofGroup(group)
        .filter(one -> one.status() == Status.SUCCEEDED)
        .reduce((older, newer) -> newer);
  }

  private Stream<Deployment> ofGroup(Group group) {
    return byId.values().stream()
        .filter(
            one ->
                one.facts().group().application().equals(group.application())
                    && one.facts().group().name().equals(group.name()));
  }
}
