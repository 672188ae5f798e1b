package io.wavegate.standins.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Topics that keep what was published to them (API reference, Publish). */
public final class SnsStandIn implements ServiceTable {
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E][\\x20-\\x7E]{0,98}");
  private static final int MESSAGE_LIMIT = 262_144;

  private final World world;
  private final String accountId;
  private final String region;
  private final Set<String> topics = new LinkedHashSet<>();
  private final List<Published> published = new ArrayList<>();
  private final OperationTable table;

  /** An account and Region without topics. */
  public SnsStandIn(World world, String accountId, String region) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.table =
        new OperationTable("sns", "InvalidParameter")
            .with("Publish", this::publish)
            .with("ListTopics", (in, caller) -> topics());
  }

  /** Creates a topic and gives its ARN. */
  public String createTopic(String name) {
    String arn = "arn:aws:sns:%s:%s:%s".formatted(region, accountId, name);
    topics.add(arn);
    return arn;
  }

  /** Everything published so far, oldest first. */
  public List<Published> published() {
    return List.copyOf(published);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  /** ListTopics; a page holds 100, and there are never so many here. */
  private JsonNode topics() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Topics");
    topics.forEach(topic -> list.addObject().put("TopicArn", topic));
    return answer;
  }

  private JsonNode publish(JsonNode input, Caller caller) throws ServiceError {
    String topic = input.path("TopicArn").asText(input.path("TargetArn").asText(""));
    if (topic.isEmpty()) {
      throw invalid("TopicArn or TargetArn Reason: no value for required parameter");
    }
    if (!topics.contains(topic)) {
      throw new ServiceError("NotFound", 404, "Topic does not exist: %s".formatted(topic));
    }
    Optional<String> subject = Optional.ofNullable(input.path("Subject").textValue());
    if (subject.isPresent() && !SUBJECT.matcher(subject.get()).matches()) {
      throw invalid("Subject: '%s'".formatted(subject.get()));
    }
    String message = input.path("Message").asText();
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length > MESSAGE_LIMIT) {
      throw invalid("Message too long");
    }
    String id = world.uuid();
    JsonNode attributes = input.path("MessageAttributes");
    ObjectNode kept = attributes.isObject() ? attributes.deepCopy() : Json.object();
    published.add(new Published(id, world.now(), topic, subject, message, kept));
    return Json.object().put("MessageId", id);
  }

  private static ServiceError invalid(String what) {
    return ServiceError.badRequest("InvalidParameter", "Invalid parameter: " + what);
  }
}
