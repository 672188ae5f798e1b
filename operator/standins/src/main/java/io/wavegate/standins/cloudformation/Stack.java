package io.wavegate.standins.cloudformation;

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

/** A stack, its status and how it came to it. */
final class Stack {
  /** One entry of its history. */
  record Event(String id, Instant at, String status, String reason, String token) {}

  private final String id;
  private final String name;
  private final Instant created;
  private final boolean keepsWhatFailed;
  private final List<Event> events = new ArrayList<>();
  private final List<Consumer<JsonNode>> listeners = new ArrayList<>();
  private Optional<Instant> updated = Optional.empty();
  private Optional<Rollout> rollout = Optional.empty();
  private String status = "CREATE_COMPLETE";
  private String reason = "";
  private Cancellation timer = () -> {};

  /**
   * A stack.
   *
   * @param id its ARN
   * @param keepsWhatFailed whether it is deployed with the option to preserve what was provisioned
   *     successfully, so that an update that fails ends in UPDATE_FAILED
   */
  Stack(String id, String name, Instant created, boolean keepsWhatFailed) {
    this.id = id;
    this.name = name;
    this.created = created;
    this.keepsWhatFailed = keepsWhatFailed;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String status() {
    return status;
  }

  String reason() {
    return reason;
  }

  boolean keepsWhatFailed() {
    return keepsWhatFailed;
  }

  boolean isDeleted() {
    return status.equals("DELETE_COMPLETE");
  }

  boolean isInProgress() {
    return status.endsWith("_IN_PROGRESS");
  }

  /** How its last update goes. */
  Optional<Rollout> rollout() {
    return rollout;
  }

  void update(Rollout how, Instant now) {
    rollout = Optional.of(how);
    updated = Optional.of(now);
  }

  void timer(Cancellation next) {
    timer.cancel();
    timer = next;
  }

  void become(Event event) {
    status = event.status();
    reason = event.reason();
    events.add(event);
    if (!isInProgress()) {
      timer.cancel();
      tell();
    }
  }

  void whenEnded(Consumer<JsonNode> listener) {
    listeners.add(listener);
    if (!isInProgress()) {
      tell();
    }
  }

  private void tell() {
    List<Consumer<JsonNode>> told = List.copyOf(listeners);
    listeners.clear();
    told.forEach(listener -> listener.accept(document()));
  }

  List<Event> newestFirst() {
    return events.reversed();
  }

  /** The stack as DescribeStacks answers it. */
  ObjectNode document() {
    ObjectNode all = Json.object().put("StackId", id).put("StackName", name);
    all.set("CreationTime", Json.timestamp(created));
    updated.ifPresent(at -> all.set("LastUpdatedTime", Json.timestamp(at)));
    all.put("StackStatus", status);
    if (!reason.isEmpty()) {
      all.put("StackStatusReason", reason);
    }
    all.put("DisableRollback", keepsWhatFailed).put("EnableTerminationProtection", false);
    return all;
  }

  /** An entry as DescribeStackEvents answers it. */
  ObjectNode document(Event event) {
    ObjectNode all =
        Json.object()
            .put("StackId", id)
            .put("EventId", event.id())
            .put("StackName", name)
            .put("LogicalResourceId", name)
            .put("PhysicalResourceId", id)
            .put("ResourceType", "AWS::CloudFormation::Stack");
    all.set("Timestamp", Json.timestamp(event.at()));
    all.put("ResourceStatus", event.status());
    if (!event.reason().isEmpty()) {
      all.put("ResourceStatusReason", event.reason());
    }
    if (!event.token().isEmpty()) {
      all.put("ClientRequestToken", event.token());
    }
    return all;
  }
}
