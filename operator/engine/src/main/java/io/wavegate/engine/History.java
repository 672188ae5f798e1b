package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.query.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of one execution. */
final class History {
  /** What a Standard workflow may have; the last one is kept for the execution's end. */
  static final int MAX_EVENTS = 25_000;

  /** A running execution wants more events than it may have. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("The execution reached the maximum number of history events (" + MAX_EVENTS + ").");
    }
  }

  private final EngineHost host;
  private final List<HistoryEvent> events = new ArrayList<>();

  History(EngineHost host) {
    this.host = host;
  }

  static ObjectNode details() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Details with a payload and the note that the API gives beside each payload. */
  static ObjectNode payload(ObjectNode details, String member, JsonNode payload) {
    details.put(member, Json.text(payload));
    details.putObject(member + "Details").put("truncated", false);
    return details;
  }

  /** Adds an event of a running execution and returns its id. */
  long add(String type, long previousEventId, @Nullable ObjectNode details) {
    if (events.size() >= MAX_EVENTS - 1) {
      throw new Full();
    }
    return append(type, previousEventId, details);
  }

  /** Adds the event that ends the execution. */
  void addLast(String type, long previousEventId, @Nullable ObjectNode details) {
    append(type, previousEventId, details);
  }

  private long append(String type, long previousEventId, @Nullable ObjectNode details) {
    long id = events.size() + 1L;
    events.add(
        new HistoryEvent(id, previousEventId, host.now(), type, Optional.ofNullable(details)));
    return id;
  }

  int size() {
    return events.size();
  }

  List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
