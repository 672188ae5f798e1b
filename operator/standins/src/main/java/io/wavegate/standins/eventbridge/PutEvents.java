package io.wavegate.standins.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * PutEvents: the request is answered entry by entry, with the codes of the API reference
 * (PutEventsResultEntry).
 */
final class PutEvents {
  private static final int SIZE_LIMIT = 262_144;

  private final World world;
  private final EventBridgeStandIn events;

  PutEvents(World world, EventBridgeStandIn events) {
    this.world = world;
    this.events = events;
  }

  JsonNode answer(JsonNode input, Caller caller) throws ServiceError {
    int size = Json.write(input).getBytes(StandardCharsets.UTF_8).length;
    if (size > SIZE_LIMIT) {
      throw ServiceError.badRequest(
          "ValidationException", "Total size of the entries in the request is over the limit.");
    }
    ObjectNode answer = Json.object();
    ArrayNode results = Json.array();
    int failed = 0;
    for (JsonNode entry : input.path("Entries")) {
      Optional<ObjectNode> refusal = refusal(entry);
      failed += refusal.isPresent() ? 1 : 0;
      results.add(refusal.orElseGet(() -> put(entry, caller)));
    }
    answer.put("FailedEntryCount", failed);
    answer.set("Entries", results);
    return answer;
  }

  private Optional<ObjectNode> refusal(JsonNode entry) {
    for (String required : new String[] {"Source", "DetailType", "Detail"}) {
      if (entry.path(required).asText("").isEmpty()) {
        return refused(
            "InvalidArgument",
            "Parameter %s is not valid. Reason: %s is a required argument."
                .formatted(required, required));
      }
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return refused("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    if (!events.has(bus(entry))) {
      return refused("InvalidArgument", "Event bus %s does not exist.".formatted(bus(entry)));
    }
    return detail(entry).isObject()
        ? Optional.empty()
        : refused("MalformedDetail", "Detail is malformed.");
  }

  private ObjectNode put(JsonNode entry, Caller caller) {
    Instant time = entry.has("Time") ? Json.instant(entry.path("Time")) : world.now();
    ObjectNode event =
        events.envelope(
            entry.path("DetailType").asText(),
            entry.path("Source").asText(),
            time,
            caller.accountId());
    event.set("resources", entry.has("Resources") ? entry.path("Resources") : Json.array());
    event.set("detail", detail(entry));
    events.emit(bus(entry), event);
    return Json.object().put("EventId", event.path("id").asText());
  }

  /** The detail, or an empty list for what is no JSON. */
  private static JsonNode detail(JsonNode entry) {
    try {
      return Json.parse(entry.path("Detail").asText());
    } catch (IllegalArgumentException e) {
      return Json.array();
    }
  }

  private static String bus(JsonNode entry) {
    return entry.path("EventBusName").asText(EventBridgeStandIn.DEFAULT_BUS);
  }

  private static Optional<ObjectNode> refused(String code, String message) {
    return Optional.of(Json.object().put("ErrorCode", code).put("ErrorMessage", message));
  }
}
