package io.wavegate.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One event of an execution's history, with the type and details that GetExecutionHistory returns.
 *
 * @param id numbered from 1 in the order of happening
 * @param previousEventId the event that led to this one; 0 for the first ones
 * @param timestamp when it happened
 * @param type e.g. {@code TaskScheduled}
 * @param details what stands under the type's own member, e.g. {@code taskScheduledEventDetails};
 *     payloads in it are JSON text; empty for the types that have none. Not to be changed.
 */
public record HistoryEvent(
    long id, long previousEventId, Instant timestamp, String type, Optional<ObjectNode> details) {

  /** The event in the form of the API's answer; the time is ISO-8601 text. */
  public ObjectNode toJson() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("timestamp", timestamp.toString());
    event.put("type", type);
    event.put("id", id);
    event.put("previousEventId", previousEventId);
    details.ifPresent(d -> event.set(detailsMember(), d.deepCopy()));
    return event;
  }

  /** The member under which the API shows the details of this type of event. */
  public String detailsMember() {
    if (type.endsWith("StateEntered")) {
      return "stateEnteredEventDetails";
    }
    if (type.endsWith("StateExited")) {
      return "stateExitedEventDetails";
    }
    return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
  }
}
