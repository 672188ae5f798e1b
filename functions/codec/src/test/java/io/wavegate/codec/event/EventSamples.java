package io.wavegate.codec.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.event.IncomingEvent.Discarded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Events as the services send them, and what becomes of them. */
final class EventSamples {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EventSamples() {}

  static String why(String document) {
    IncomingEvent event = decode(document);
    assertThat(event).isInstanceOf(Discarded.class);
    return ((Discarded) event).why();
  }

  static IncomingEvent decode(JsonNode document) {
    return decode(document.toString());
  }

  static IncomingEvent decode(String document) {
    return IncomingEvents.decode(document.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode samples() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(EventSamples.class.getResourceAsStream("/events/events.json"))) {
      return MAPPER.readTree(file);
    }
  }

  static ObjectNode sample(String name) throws IOException {
    for (JsonNode sample : samples()) {
      if (sample.path("name").asText().equals(name)) {
        return (ObjectNode) sample.path("document");
      }
    }
    throw new IllegalArgumentException(name);
  }
}
