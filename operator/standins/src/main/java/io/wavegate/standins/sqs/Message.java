package io.wavegate.standins.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A message in a queue, from its sending to its deletion. */
final class Message {
  private final String id;
  private final String body;
  private final JsonNode attributes;
  private final String senderId;
  private final Instant sent;
  private final List<String> receipts = new ArrayList<>();
  private Instant visibleFrom;
  private Instant firstReceived = Instant.MAX;

  /** What a sender says. */
  record Sent(String id, String body, JsonNode attributes, String senderId) {}

  Message(Sent sent, Instant at, Duration delay) {
    this.id = sent.id();
    this.body = sent.body();
    this.attributes = sent.attributes();
    this.senderId = sent.senderId();
    this.sent = at;
    this.visibleFrom = at.plus(delay);
  }

  String body() {
    return body;
  }

  JsonNode attributes() {
    return attributes;
  }

  boolean isOlderThan(Duration age, Instant now) {
    return !sent.plus(age).isAfter(now);
  }

  boolean isVisible(Instant now) {
    return !visibleFrom.isAfter(now);
  }

  boolean has(String receipt) {
    return receipts.contains(receipt);
  }

  /** Hides it from other receivers, and gives what this one sees. */
  ObjectNode receive(String receipt, Instant now, Duration hidden) {
    receipts.add(receipt);
    visibleFrom = now.plus(hidden);
    firstReceived = firstReceived.isBefore(now) ? firstReceived : now;
    return Json.object()
        .put("MessageId", id)
        .put("ReceiptHandle", receipt)
        .put("MD5OfBody", Digests.body(body))
        .put("Body", body);
  }

  ObjectNode systemAttributes() {
    return Json.object()
        .put("SenderId", senderId)
        .put("SentTimestamp", Long.toString(sent.toEpochMilli()))
        .put("ApproximateReceiveCount", Integer.toString(receipts.size()))
        .put("ApproximateFirstReceiveTimestamp", Long.toString(firstReceived.toEpochMilli()));
  }
}
