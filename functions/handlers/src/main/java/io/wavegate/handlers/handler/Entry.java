package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.event.Origin;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.handlers.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What all functions share at their edge: JSON in, JSON out, one line of log. */
final class Entry {
  /**
   * Counted by each look at the alarms that went through: where none is counted, nobody watches.
   */
  static final String HEARTBEAT = "Heartbeat";

  /** Counted by a look that saw nothing in one account and Region, and something in another. */
  static final String BLIND_PLACE = "BlindPlace";

  /** The same as the heartbeat, of the search for what was lost; five times less often. */
  static final String RECONCILE_HEARTBEAT = "ReconcileHeartbeat";

  private static final int LONGEST = 300_000;

  private Entry() {}

  /**
   * A task's input, strictly of that type.
   *
   * @throws IllegalArgumentException if it is not, saying where
   */
  static <T> T read(InputStream input, Class<T> type) throws IOException {
    return CoreJson.read(text(input), type);
  }

  static String text(InputStream input) throws IOException {
    return new String(input.readNBytes(LONGEST), StandardCharsets.UTF_8);
  }

  static void write(OutputStream output, Object answer) throws IOException {
    String json = answer instanceof JsonNode tree ? tree.toString() : CoreJson.write(answer);
    output.write(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The fields that a gate's lines are searched by. */
  static SequencedMap<String, String> fields(AttemptId id) {
    GateId gate = id.gate();
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("correlation_id", gate.execution());
    fields.put("pipeline", gate.pipeline().name());
    fields.put("wave", gate.wave());
    fields.put("gate", gate.kind().word());
    fields.put("attempt", Integer.toString(id.number()));
    return fields;
  }

  /** Those fields and one more. */
  static SequencedMap<String, String> fields(AttemptId id, String name, String value) {
    SequencedMap<String, String> fields = fields(id);
    fields.put(name, value);
    return fields;
  }

  /** The field that the lines of an event are searched by which is no single release's. */
  static SequencedMap<String, String> fields(Origin origin) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    origin.id().ifPresent(id -> fields.put("correlation_id", id));
    return fields;
  }

  static void discard(Telemetry telemetry, String handler, String why) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("discarded", why);
    telemetry.said(handler, "discarded: " + why, fields);
    telemetry.count("Discarded");
  }

  /** An event's answer: nobody reads it but a person who invokes the function by hand. */
  record Answer(String said) {}
}
