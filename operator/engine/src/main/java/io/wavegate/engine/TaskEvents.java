package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.asl.TaskResource;
import io.wavegate.engine.query.Json;
import org.jspecify.annotations.Nullable;

/**
 * The events of one attempt of a task: LambdaFunction... for a function's own ARN, Task... for
 * everything else.
 */
final class TaskEvents {
  private final Visit visit;
  private final TaskResource resource;
  private final boolean function;

  TaskEvents(Visit visit, TaskResource resource) {
    this.visit = visit;
    this.resource = resource;
    this.function = resource.integration() == TaskResource.Integration.LAMBDA_FUNCTION;
  }

  /** What the cause of {@code States.DataLimitExceeded} names. */
  String subject() {
    return function ? resource.arn() : resource.eventResourceType();
  }

  void scheduled(TaskCall call, TaskAttempt.Limits limits) {
    ObjectNode details = History.details();
    if (function) {
      History.payload(details, "input", call.arguments()).put("resource", resource.arn());
    } else {
      named(details.put("parameters", Json.text(call.arguments())))
          .put("region", visit.execution().region());
    }
    limits.timeout().ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
    limits.heartbeat().ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
    call.roleArn().ifPresent(role -> details.putObject("taskCredentials").put("roleArn", role));
    record("Scheduled", details);
  }

  void started() {
    record("Started", function ? null : named(History.details()));
  }

  void submitted(JsonNode output) {
    record("Submitted", named(History.payload(History.details(), "output", output)));
  }

  void succeeded(JsonNode output) {
    record("Succeeded", named(History.payload(History.details(), "output", output)));
  }

  void failed(Failure failure) {
    record("Failed", named(failure.into(History.details())));
  }

  void timedOut(Failure failure) {
    record("TimedOut", named(failure.into(History.details())));
  }

  private ObjectNode named(ObjectNode details) {
    return function
        ? details
        : details
            .put("resource", resource.eventResource())
            .put("resourceType", resource.eventResourceType());
  }

  private void record(String what, @Nullable ObjectNode details) {
    long unused = visit.record((function ? "LambdaFunction" : "Task") + what, details);
  }
}
