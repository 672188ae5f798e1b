package io.wavegate.standins.codedeploy;

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

/** One deployment, from its creation to its end. */
final class Deployment {
  enum Status {
    CREATED("Created"),
    IN_PROGRESS("InProgress"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    STOPPED("Stopped");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * What stays the same.
   *
   * @param creator user, or codeDeployRollback
   * @param triggering the deployment that a rollback takes back
   */
  record Facts(
      String id,
      Group group,
      JsonNode request,
      String creator,
      Optional<String> triggering,
      Instant created,
      Rollout rollout) {}

  private record Trouble(String code, String message) {}

  private final Facts facts;
  private final List<Consumer<JsonNode>> listeners = new ArrayList<>();
  private Status status = Status.CREATED;
  private boolean stopping;
  private Optional<JsonNode> previous = Optional.empty();
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> completed = Optional.empty();
  private Optional<Trouble> trouble = Optional.empty();
  private Optional<String> rollback = Optional.empty();
  private String rollbackMessage = "";
  private Cancellation timer = () -> {};

  Deployment(Facts facts) {
    this.facts = facts;
  }

  Facts facts() {
    return facts;
  }

  Status status() {
    return status;
  }

  boolean isOver() {
    return completed.isPresent();
  }

  boolean isStopping() {
    return stopping;
  }

  /** It runs to no end of its own any more. */
  void stopping() {
    stopping = true;
    timer.cancel();
  }

  JsonNode revision() {
    return facts.request().path("revision");
  }

  void replaces(Optional<JsonNode> revision) {
    previous = revision;
  }

  void timer(Cancellation next) {
    timer.cancel();
    timer = next;
  }

  void begin(Instant now) {
    status = Status.IN_PROGRESS;
    started = Optional.of(now);
  }

  void end(Status how, Instant now) {
    status = how;
    completed = Optional.of(now);
    timer.cancel();
  }

  void because(String code, String message) {
    trouble = Optional.of(new Trouble(code, message));
  }

  /** What is known of the way back: a deployment, or that there is none. */
  void rolledBackBy(Optional<String> id, String message) {
    rollback = id;
    rollbackMessage = message;
  }

  void whenEnded(Consumer<JsonNode> listener) {
    listeners.add(listener);
    if (isOver()) {
      tell();
    }
  }

  void tell() {
    List<Consumer<JsonNode>> told = List.copyOf(listeners);
    listeners.clear();
    told.forEach(listener -> listener.accept(document()));
  }

  /** The deployment as GetDeployment answers it. */
  ObjectNode document() {
    ObjectNode info =
        Json.object()
            .put("applicationName", facts.group().application())
            .put("deploymentGroupName", facts.group().name())
            .put(
                "deploymentConfigName",
                facts
                    .request()
                    .path("deploymentConfigName")
                    .asText("CodeDeployDefault." + facts.group().configuration()))
            .put("deploymentId", facts.id());
    previous.ifPresent(revision -> info.set("previousRevision", revision));
    info.set("revision", revision());
    info.put("status", status.word());
    trouble.ifPresent(
        why ->
            info.putObject("errorInformation")
                .put("code", why.code())
                .put("message", why.message()));
    info.set("createTime", Json.timestamp(facts.created()));
    started.ifPresent(at -> info.set("startTime", Json.timestamp(at)));
    completed.ifPresent(at -> info.set("completeTime", Json.timestamp(at)));
    if (facts.request().has("description")) {
      info.put("description", facts.request().path("description").asText());
    }
    info.put("creator", facts.creator()).put("ignoreApplicationStopFailures", false);
    rollbacks(info);
    info.put("computePlatform", facts.group().computePlatform());
    return info;
  }

  /** The deployment as its group tells of it. */
  ObjectNode brief() {
    ObjectNode brief = Json.object().put("deploymentId", facts.id()).put("status", status.word());
    completed.ifPresent(at -> brief.set("endTime", Json.timestamp(at)));
    brief.set("createTime", Json.timestamp(facts.created()));
    return brief;
  }

  private void rollbacks(ObjectNode info) {
    info.set("autoRollbackConfiguration", facts.group().rollbacks());
    if (rollback.isPresent() || facts.triggering().isPresent() || !rollbackMessage.isEmpty()) {
      ObjectNode known = info.putObject("rollbackInfo");
      rollback.ifPresent(id -> known.put("rollbackDeploymentId", id));
      facts.triggering().ifPresent(id -> known.put("rollbackTriggeringDeploymentId", id));
      if (!rollbackMessage.isEmpty()) {
        known.put("rollbackMessage", rollbackMessage);
      }
    }
  }
}
