package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One deployment of a service, from its request to its end. */
final class ServiceDeployment {
  /**
   * What stays the same.
   *
   * @param id of the deployment as DescribeServices knows it, {@code ecs-svc/...}
   * @param source what the service ran before, empty if nothing did
   */
  record Facts(
      String arn,
      String id,
      ServiceName service,
      Optional<Revision> source,
      Revision target,
      Instant created,
      Rollout rollout) {}

  private final Facts facts;
  private final List<Consumer<JsonNode>> listeners = new ArrayList<>();
  private DeploymentStatus status = DeploymentStatus.PENDING;
  private String reason = "";
  private Instant updated;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> stopped = Optional.empty();
  private Optional<Instant> finished = Optional.empty();
  private Optional<Instant> backSince = Optional.empty();
  private Cancellation timer = () -> {};

  ServiceDeployment(Facts facts) {
    this.facts = facts;
    this.updated = facts.created();
  }

  Facts facts() {
    return facts;
  }

  DeploymentStatus status() {
    return status;
  }

  String reason() {
    return reason;
  }

  void timer(Cancellation next) {
    timer.cancel();
    timer = next;
  }

  void because(String why) {
    reason = why;
  }

  void become(DeploymentStatus next, Instant now) {
    status = next;
    updated = now;
    switch (next) {
      case IN_PROGRESS -> started = Optional.of(now);
      case ROLLBACK_IN_PROGRESS -> {
        stopped = Optional.of(now);
        backSince = Optional.of(now);
      }
      case STOPPED -> {
        stopped = Optional.of(now);
        finished = Optional.of(now);
      }
      case SUCCESSFUL, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> finished = Optional.of(now);
      case PENDING, STOP_REQUESTED, ROLLBACK_REQUESTED -> {}
    }
    if (next.isOver()) {
      timer.cancel();
      tell();
    }
  }

  void whenEnded(Consumer<JsonNode> listener) {
    listeners.add(listener);
    if (status.isOver()) {
      tell();
    }
  }

  private void tell() {
    List<Consumer<JsonNode>> told = List.copyOf(listeners);
    listeners.clear();
    told.forEach(listener -> listener.accept(document()));
  }

  /** The deployment as DescribeServiceDeployments answers it. */
  ObjectNode document() {
    ObjectNode all =
        Json.object()
            .put("serviceDeploymentArn", facts.arn())
            .put("serviceArn", facts.service().arn())
            .put("clusterArn", facts.service().clusterArn());
    times(all);
    all.set("updatedAt", Json.timestamp(updated));
    var sources = all.putArray("sourceServiceRevisions");
    facts.source().ifPresent(source -> sources.add(source.summary(1, runsTarget() ? 0 : 1)));
    all.set("targetServiceRevision", facts.target().summary(1, runsTarget() ? 1 : 0));
    all.put("status", status.name());
    if (!reason.isEmpty()) {
      all.put("statusReason", reason);
    }
    backSince.ifPresent(
        since -> {
          ObjectNode rollback = all.putObject("rollback").put("reason", reason);
          rollback.set("startedAt", Json.timestamp(since));
          facts.source().ifPresent(source -> rollback.put("serviceRevisionArn", source.arn()));
        });
    all.putObject("deploymentCircuitBreaker")
        .put("status", status.isOver() ? "MONITORING_COMPLETE" : "MONITORING")
        .put("failureCount", 0)
        .put("threshold", 3);
    all.putObject("alarms").put("status", "DISABLED");
    return all;
  }

  private boolean runsTarget() {
    return status == DeploymentStatus.SUCCESSFUL;
  }

  private void times(ObjectNode document) {
    document.set("createdAt", Json.timestamp(facts.created()));
    started.ifPresent(at -> document.set("startedAt", Json.timestamp(at)));
    finished.ifPresent(at -> document.set("finishedAt", Json.timestamp(at)));
    stopped.ifPresent(at -> document.set("stoppedAt", Json.timestamp(at)));
  }

  /** The deployment as ListServiceDeployments answers it. */
  ObjectNode brief() {
    ObjectNode brief =
        Json.object()
            .put("serviceDeploymentArn", facts.arn())
            .put("serviceArn", facts.service().arn())
            .put("clusterArn", facts.service().clusterArn());
    times(brief);
    brief.remove("stoppedAt");
    brief.put("targetServiceRevisionArn", facts.target().arn()).put("status", status.name());
    if (!reason.isEmpty()) {
      brief.put("statusReason", reason);
    }
    return brief;
  }

  /** The deployment among those of DescribeServices. */
  ObjectNode inService(String role) {
    String rollout =
        switch (status) {
          case SUCCESSFUL -> "COMPLETED";
          case STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> "FAILED";
          case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS ->
              "IN_PROGRESS";
        };
    ObjectNode view =
        Json.object()
            .put("id", facts.id())
            .put("status", role)
            .put("taskDefinition", facts.target().taskDefinition())
            .put("desiredCount", 1)
            .put("pendingCount", 0)
            .put("runningCount", 1)
            .put("failedTasks", 0);
    view.set("createdAt", Json.timestamp(facts.created()));
    view.set("updatedAt", Json.timestamp(updated));
    return view.put("rolloutState", rollout).put("rolloutStateReason", reason);
  }
}
