package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What {@code $states.context} is; members as the Step Functions guide lists them. */
final class ContextObject {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ContextObject() {}

  static ObjectNode of(Visit visit, @Nullable String token, @Nullable JsonNode mapItem) {
    Execution execution = visit.execution();
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.set("Execution", execution(execution));
    context
        .putObject("StateMachine")
        .put("Id", execution.machine().arn())
        .put("Name", execution.machine().name());
    context
        .putObject("State")
        .put("Name", visit.name())
        .put("EnteredTime", time(visit.enteredTime()))
        .put("RetryCount", visit.retryCount());
    if (token != null) {
      context.putObject("Task").put("Token", token);
    }
    if (mapItem != null) {
      context.set("Map", mapItem);
    }
    return context;
  }

  private static ObjectNode execution(Execution execution) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("Id", execution.arn())
        .put("Name", execution.name())
        .put("RoleArn", execution.roleArn())
        .put("StartTime", time(execution.startDate()))
        .put("RedriveCount", 0)
        .set("Input", execution.input());
    return node;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
