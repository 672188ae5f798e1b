package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.nio.charset.StandardCharsets;

/** The limit on what states pass on. */
final class Payloads {
  /** Bytes of UTF-8. */
  static final int MAX_BYTES = 262_144;

  private Payloads() {}

  static boolean tooLarge(JsonNode payload) {
    return tooLarge(Json.text(payload));
  }

  static boolean tooLarge(String text) {
    return text.length() > MAX_BYTES
        || (text.length() > MAX_BYTES / 4
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
  }
}
