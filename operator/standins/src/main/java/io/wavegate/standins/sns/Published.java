package io.wavegate.standins.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that a topic accepted.
 *
 * @param attributes the message attributes as they were given, an empty object if there were none
 */
public record Published(
    String messageId,
    Instant at,
    String topicArn,
    Optional<String> subject,
    String message,
    JsonNode attributes) {}
