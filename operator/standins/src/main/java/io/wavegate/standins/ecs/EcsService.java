package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.RolloutScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service and its deployments, newest last. */
final class EcsService {
  private final ServiceName name;
  private final RolloutScript script;
  private final String controller;
  private final Instant created;
  private final List<ServiceDeployment> deployments = new ArrayList<>();
  private Optional<Revision> steady = Optional.empty();
  private String taskDefinition;
  private boolean active = true;

  EcsService(
      ServiceName name,
      String taskDefinition,
      String controller,
      RolloutScript script,
      Instant created) {
    this.name = name;
    this.taskDefinition = taskDefinition;
    this.controller = controller;
    this.script = script;
    this.created = created;
  }

  ServiceName name() {
    return name;
  }

  RolloutScript script() {
    return script;
  }

  boolean isDeployedByEcs() {
    return controller.equals("ECS");
  }

  boolean isActive() {
    return active;
  }

  void delete() {
    active = false;
  }

  String taskDefinition() {
    return taskDefinition;
  }

  /** What ran last without trouble. */
  Optional<Revision> steady() {
    return steady;
  }

  void runs(Revision revision) {
    steady = Optional.of(revision);
    taskDefinition = revision.taskDefinition();
  }

  void begin(ServiceDeployment deployment) {
    deployments.add(deployment);
    taskDefinition = deployment.facts().target().taskDefinition();
  }

  List<ServiceDeployment> newestFirst() {
    return deployments.reversed();
  }

  Optional<ServiceDeployment> unfinished() {
    return newestFirst().stream().filter(one -> !one.status().isOver()).findFirst();
  }

  /** The service as DescribeServices answers it. */
  ObjectNode document() {
    ObjectNode all =
        Json.object()
            .put("serviceArn", name.arn())
            .put("serviceName", name.name())
            .put("clusterArn", name.clusterArn())
            .put("status", active ? "ACTIVE" : "INACTIVE")
            .put("desiredCount", active ? 1 : 0)
            .put("runningCount", active ? 1 : 0)
            .put("pendingCount", 0)
            .put("launchType", "FARGATE")
            .put("taskDefinition", taskDefinition);
    configuration(all);
    ArrayNode list = all.putArray("deployments");
    String role = "PRIMARY";
    for (ServiceDeployment one : newestFirst().stream().limit(2).toList()) {
      if (role.equals("PRIMARY") || unfinished().isPresent()) {
        list.add(one.inService(role));
      }
      role = "ACTIVE";
    }
    all.set("createdAt", Json.timestamp(created));
    all.putObject("deploymentController").put("type", controller);
    unfinished().ifPresent(now -> all.put("currentServiceDeployment", now.facts().arn()));
    ArrayNode revisions = all.putArray("currentServiceRevisions");
    steady.ifPresent(revision -> revisions.add(revision.summary(1, 1)));
    return all;
  }

  private static void configuration(ObjectNode service) {
    ObjectNode configuration = service.putObject("deploymentConfiguration");
    configuration.putObject("deploymentCircuitBreaker").put("enable", true).put("rollback", true);
    configuration.put("maximumPercent", 200).put("minimumHealthyPercent", 100);
    service.putArray("events");
  }
}
