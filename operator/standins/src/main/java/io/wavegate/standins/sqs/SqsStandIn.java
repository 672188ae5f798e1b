package io.wavegate.standins.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import io.wavegate.standins.model.ServiceModels;
import io.wavegate.standins.model.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Standard queues of one account and Region (API reference, SendMessage, ReceiveMessage,
 * DeleteMessage). A long poll answers at once with what is there: there is one thread of control.
 */
public final class SqsStandIn implements ServiceTable {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,80}");
  private static final Pattern CHARACTERS =
      Pattern.compile(
          "[\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]+");
  private static final int MESSAGE_LIMIT = 1_048_576;
  private static final int LONGEST_DELAY = 900;
  private static final int LONGEST_TIMEOUT = 43_200;
  private static final int LONGEST_WAIT = 20;
  private static final int MOST = 10;
  private static final Duration CONSUMED_AFTER = Duration.ofSeconds(1);

  private final World world;
  private final String accountId;
  private final String region;
  private final Map<String, Queue> queues = new LinkedHashMap<>();
  private final Map<String, Consumer<String>> consumers = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region without queues. */
  public SqsStandIn(World world, String accountId, String region) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.table =
        new OperationTable("sqs", "InvalidParameterValue")
            .with("CreateQueue", (in, caller) -> create(in))
            .with("GetQueueUrl", (in, caller) -> queueUrl(in))
            .with("ListQueues", (in, caller) -> list(in))
            .with("SendMessage", this::send)
            .with("ReceiveMessage", (in, caller) -> receive(in))
            .with("DeleteMessage", (in, caller) -> delete(in));
  }

  @Override
  public String service() {
    return table.service();
  }

  /**
   * Hands each message of a queue that is there to somebody a second after it was sent, and takes
   * it away: what an event source mapping to a function does, as long as the function succeeds.
   */
  public void consume(String queue, Consumer<String> bodies) {
    consumers.put(queue, bodies);
  }

  /** A member that is missing has a refusal of its own in SQS. */
  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    Optional<Shape.Structure> shape = ServiceModels.bundled().input(service(), operation);
    for (String required : shape.map(Shape.Structure::required).orElse(List.of())) {
      if (!input.hasNonNull(required)) {
        throw ServiceError.badRequest(
            "MissingParameter", "The request must contain the parameter " + required + ".");
      }
    }
    return table.call(operation, input, caller);
  }

  private JsonNode create(JsonNode input) throws ServiceError {
    String name = input.path("QueueName").asText();
    if (!NAME.matcher(name).matches()) {
      throw invalid(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    JsonNode attributes =
        input.path("Attributes").isObject() ? input.path("Attributes") : Json.object();
    Queue queue = queues.get(name);
    if (queue == null) {
      queue = new Queue(url(name), attributes.deepCopy());
      queues.put(name, queue);
    } else if (!queue.isLike(attributes)) {
      throw ServiceError.badRequest(
          "QueueNameExists", "A queue already exists with the same name and a different value");
    }
    return Json.object().put("QueueUrl", queue.url());
  }

  private String url(String name) {
    return "https://sqs.%s.amazonaws.com/%s/%s".formatted(region, accountId, name);
  }

  private JsonNode queueUrl(JsonNode input) throws ServiceError {
    return Json.object().put("QueueUrl", queue(input.path("QueueName").asText()).url());
  }

  private JsonNode list(JsonNode input) {
    String prefix = input.path("QueueNamePrefix").asText("");
    ArrayNode urls = Json.array();
    queues.forEach(
        (name, queue) -> {
          if (name.startsWith(prefix)) {
            urls.add(queue.url());
          }
        });
    return urls.isEmpty() ? Json.object() : Json.object().set("QueueUrls", urls);
  }

  private JsonNode send(JsonNode input, Caller caller) throws ServiceError {
    Queue queue = asked(input);
    String body = input.path("MessageBody").asText();
    checkBody(body);
    JsonNode attributes = input.path("MessageAttributes");
    ObjectNode kept = attributes.isObject() ? attributes.deepCopy() : Json.object();
    int delay = bounded(input, "DelaySeconds", 0, LONGEST_DELAY, (int) queue.delay().toSeconds());
    String id = world.uuid();
    Message.Sent sent = new Message.Sent(id, body, kept, caller.principalArn());
    Consumer<String> consumer = consumers.get(name(queue));
    if (consumer == null) {
      queue.add(new Message(sent, world.now(), Duration.ofSeconds(delay)));
    } else {
      Instant due = world.now().plus(Duration.ofSeconds(delay)).plus(CONSUMED_AFTER);
      world.at(due, "sqs " + name(queue), () -> consumer.accept(body));
    }
    ObjectNode answer = Json.object().put("MD5OfMessageBody", Digests.body(body));
    if (!kept.isEmpty()) {
      answer.put("MD5OfMessageAttributes", Digests.attributes(kept));
    }
    return answer.put("MessageId", id);
  }

  private static void checkBody(String body) throws ServiceError {
    if (body.getBytes(StandardCharsets.UTF_8).length > MESSAGE_LIMIT) {
      throw invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
              .formatted(MESSAGE_LIMIT));
    }
    if (body.isEmpty()) {
      throw ServiceError.badRequest(
          "MissingParameter", "The request must contain the parameter MessageBody.");
    }
    if (!CHARACTERS.matcher(body).matches()) {
      throw ServiceError.badRequest(
          "InvalidMessageContents",
          "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF"
              + " | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }
  }

  private JsonNode receive(JsonNode input) throws ServiceError {
    Queue queue = asked(input);
    int most = bounded(input, "MaxNumberOfMessages", 1, MOST, 1);
    int hidden =
        bounded(
            input,
            "VisibilityTimeout",
            0,
            LONGEST_TIMEOUT,
            (int) queue.visibilityTimeout().toSeconds());
    int unusedWait = bounded(input, "WaitTimeSeconds", 0, LONGEST_WAIT, 0);
    ArrayNode messages = Json.array();
    for (Message message : queue.visible(world.now(), most)) {
      ObjectNode seen = message.receive(world.uuid(), world.now(), Duration.ofSeconds(hidden));
      some(seen, "Attributes", message.systemAttributes(), systemNames(input));
      some(seen, "MessageAttributes", message.attributes(), names(input, "MessageAttributeNames"));
      if (seen.has("MessageAttributes")) {
        seen.put("MD5OfMessageAttributes", Digests.attributes(seen.path("MessageAttributes")));
      }
      messages.add(seen);
    }
    return messages.isEmpty() ? Json.object() : Json.object().set("Messages", messages);
  }

  private static Set<String> systemNames(JsonNode input) {
    Set<String> names = names(input, "MessageSystemAttributeNames");
    names.addAll(names(input, "AttributeNames"));
    return names;
  }

  private static Set<String> names(JsonNode input, String member) {
    Set<String> names = new LinkedHashSet<>();
    input.path(member).forEach(name -> names.add(name.asText()));
    return names;
  }

  private static void some(ObjectNode to, String member, JsonNode from, Set<String> asked) {
    ObjectNode picked = Json.object();
    for (Map.Entry<String, JsonNode> entry : from.properties()) {
      if (asked.contains("All") || asked.contains(entry.getKey())) {
        picked.set(entry.getKey(), entry.getValue());
      }
    }
    if (!picked.isEmpty()) {
      to.set(member, picked);
    }
  }

  private JsonNode delete(JsonNode input) throws ServiceError {
    String receipt = input.path("ReceiptHandle").asText();
    if (asked(input).remove(receipt) || deleted.contains(receipt)) {
      deleted.add(receipt);
      return Json.object();
    }
    throw ServiceError.badRequest(
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(receipt));
  }

  /** To delete a message again does no harm. */
  private final Set<String> deleted = new HashSet<>();

  private static String name(Queue queue) {
    return queue.url().substring(queue.url().lastIndexOf('/') + 1);
  }

  private Queue asked(JsonNode input) throws ServiceError {
    String url = input.path("QueueUrl").asText();
    Queue queue = queue(url.substring(url.lastIndexOf('/') + 1));
    if (!queue.url().equals(url)) {
      throw absent();
    }
    return queue;
  }

  private Queue queue(String name) throws ServiceError {
    Queue queue = queues.get(name);
    if (queue == null) {
      throw absent();
    }
    return queue;
  }

  private static ServiceError absent() {
    return ServiceError.badRequest("QueueDoesNotExist", "The specified queue does not exist.");
  }

  private static int bounded(JsonNode input, String member, int least, int most, int otherwise)
      throws ServiceError {
    int value = input.path(member).asInt(otherwise);
    if (value < least || value > most) {
      throw invalid(
          "Value %d for parameter %s is invalid. Reason: Must be between %d and %d, if provided."
              .formatted(value, member, least, most));
    }
    return value;
  }

  private static ServiceError invalid(String what) {
    return ServiceError.badRequest("InvalidParameterValue", what);
  }
}
