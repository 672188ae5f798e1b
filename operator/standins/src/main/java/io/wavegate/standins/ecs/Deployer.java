package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Envelope;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.World;
import io.wavegate.standins.ecs.ServiceDeployment.Facts;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Moves deployments on as time passes. */
final class Deployer {
  private static final Duration SHORTLY = Duration.ofSeconds(5);
  private static final int ID_LENGTH = 21;

  private final World world;
  private final Envelope envelope;
  private final EventSink events;

  Deployer(World world, Envelope envelope, EventSink events) {
    this.world = world;
    this.envelope = envelope;
    this.events = events;
  }

  Revision revision(ServiceName service, String taskDefinition) {
    return new Revision(service.revisionArn(number()), taskDefinition);
  }

  /** A new deployment; one that is under way makes room for it. */
  ServiceDeployment start(EcsService service, String taskDefinition) {
    service
        .unfinished()
        .ifPresent(old -> abort(old, "Service deployment was replaced by a newer one."));
    String id = world.uuid().replace("-", "").substring(32 - ID_LENGTH);
    ServiceDeployment deployment =
        new ServiceDeployment(
            new Facts(
                service.name().deploymentArn(id),
                "ecs-svc/" + number(),
                service.name(),
                service.steady(),
                revision(service.name(), taskDefinition),
                world.now(),
                service.script().next()));
    service.begin(deployment);
    after(deployment, SHORTLY, () -> begin(service, deployment));
    return deployment;
  }

  private void begin(EcsService service, ServiceDeployment deployment) {
    deployment.become(DeploymentStatus.IN_PROGRESS, world.now());
    tell(deployment, "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS");
    Rollout rollout = deployment.facts().rollout();
    rollout.lasts().ifPresent(lasts -> after(deployment, lasts, () -> settle(service, deployment)));
  }

  private void settle(EcsService service, ServiceDeployment deployment) {
    Rollout rollout = deployment.facts().rollout();
    if (rollout.succeeds()) {
      service.runs(deployment.facts().target());
      deployment.become(DeploymentStatus.SUCCESSFUL, world.now());
      tell(deployment, "INFO", "SERVICE_DEPLOYMENT_COMPLETED");
      return;
    }
    deployment.because(
        "Service deployment rolled back because the circuit breaker threshold was exceeded.");
    tell(deployment, "ERROR", "SERVICE_DEPLOYMENT_FAILED");
    back(service, deployment);
  }

  /** Somebody asks for the way back; asked again while it goes back, nothing changes. */
  void rollBack(EcsService service, ServiceDeployment deployment) {
    if (deployment.status().isGoingOn()) {
      deployment.because("Service deployment rolled back because a stop was requested.");
      deployment.become(DeploymentStatus.ROLLBACK_REQUESTED, world.now());
      after(deployment, SHORTLY, () -> back(service, deployment));
    }
  }

  private void back(EcsService service, ServiceDeployment deployment) {
    Optional<Revision> source = deployment.facts().source();
    if (source.isEmpty()) {
      deployment.because("No rollback candidate was found to run the rollback.");
      deployment.become(DeploymentStatus.ROLLBACK_FAILED, world.now());
      tell(deployment, "ERROR", "SERVICE_DEPLOYMENT_FAILED");
      return;
    }
    deployment.become(DeploymentStatus.ROLLBACK_IN_PROGRESS, world.now());
    Rollout rollout = deployment.facts().rollout();
    after(
        deployment,
        rollout.backTakes(),
        () -> {
          if (rollout.backSucceeds()) {
            service.runs(source.get());
          }
          deployment.become(
              rollout.backSucceeds()
                  ? DeploymentStatus.ROLLBACK_SUCCESSFUL
                  : DeploymentStatus.ROLLBACK_FAILED,
              world.now());
          tell(deployment, "ERROR", "SERVICE_DEPLOYMENT_FAILED");
        });
  }

  /** It ends where it is. */
  void abort(ServiceDeployment deployment, String why) {
    if (deployment.status().isGoingOn()) {
      deployment.because(why);
      deployment.become(DeploymentStatus.STOP_REQUESTED, world.now());
      after(deployment, SHORTLY, () -> deployment.become(DeploymentStatus.STOPPED, world.now()));
    }
  }

  private void after(ServiceDeployment deployment, Duration span, Runnable action) {
    String label = "ecs " + deployment.facts().service().name() + " " + deployment.status();
    deployment.timer(world.at(world.now().plus(span), label, action));
  }

  /** The event of the developer guide, Service deployment state change events. */
  private void tell(ServiceDeployment deployment, String type, String name) {
    ObjectNode detail =
        Json.object()
            .put("eventType", type)
            .put("eventName", name)
            .put("deploymentId", deployment.facts().id())
            .put("updatedAt", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("reason", deployment.reason());
    events.emit(
        envelope.of(
            "ECS Deployment State Change", List.of(deployment.facts().service().arn()), detail));
  }

  private String number() {
    long bits = UUID.fromString(world.uuid()).getLeastSignificantBits();
    return Long.toString(bits & Long.MAX_VALUE);
  }
}
