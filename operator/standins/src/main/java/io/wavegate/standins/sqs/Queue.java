package io.wavegate.standins.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A standard queue; this one keeps the order in which messages were sent. */
final class Queue {
  private static final Set<String> KNOWN =
      Set.of("DelaySeconds", "MessageRetentionPeriod", "VisibilityTimeout");

  private final String url;
  private final JsonNode attributes;
  private final List<Message> messages = new ArrayList<>();

  /**
   * An empty queue.
   *
   * @throws ServiceError for an attribute that is not imitated
   */
  Queue(String url, JsonNode attributes) throws ServiceError {
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      if (!KNOWN.contains(attribute.getKey())) {
        throw ServiceError.badRequest(
            "InvalidAttributeName",
            "the queue attribute %s is not imitated here".formatted(attribute.getKey()));
      }
      if (!attribute.getValue().asText().matches("[0-9]{1,7}")) {
        throw ServiceError.badRequest(
            "InvalidAttributeValue", "Invalid value for the parameter " + attribute.getKey() + ".");
      }
    }
    this.url = url;
    this.attributes = attributes;
  }

  String url() {
    return url;
  }

  boolean isLike(JsonNode other) {
    return attributes.equals(other);
  }

  /** How long a message stays hidden before its first delivery. */
  Duration delay() {
    return seconds("DelaySeconds", 0);
  }

  /** How long a receiver has for a message. */
  Duration visibilityTimeout() {
    return seconds("VisibilityTimeout", 30);
  }

  void add(Message message) {
    messages.add(message);
  }

  /** The messages that may be received now, oldest first. */
  List<Message> visible(Instant now, int most) {
    Duration kept = seconds("MessageRetentionPeriod", 345_600);
    messages.removeIf(message -> message.isOlderThan(kept, now));
    return messages.stream().filter(message -> message.isVisible(now)).limit(most).toList();
  }

  boolean remove(String receipt) {
    return messages.removeIf(message -> message.has(receipt));
  }

  private Duration seconds(String attribute, int otherwise) {
    return Duration.ofSeconds(attributes.path(attribute).asInt(otherwise));
  }
}
