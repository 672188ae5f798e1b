package io.wavegate.standins.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Envelope;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.Page;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stacks of one account and Region (API reference, DescribeStacks, DescribeStackEvents,
 * CancelUpdateStack, RollbackStack). Updates are the world's to start; what is in a template is not
 * looked at.
 */
public final class CloudFormationStandIn implements ServiceTable {
  private static final int MOST = 100;
  private static final String INVALID = "ValidationError";

  private final World world;
  private final String prefix;
  private final StackFlow flow;
  private final List<Stack> stacks = new ArrayList<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region without stacks. */
  public CloudFormationStandIn(World world, String accountId, String region, EventSink events) {
    this.world = world;
    this.prefix = "arn:aws:cloudformation:%s:%s:stack/".formatted(region, accountId);
    this.flow =
        new StackFlow(world, new Envelope(world, accountId, region, "aws.cloudformation"), events);
    this.table =
        new OperationTable("cloudformation", INVALID)
            .with("DescribeStacks", (in, caller) -> describe(in))
            .with("DescribeStackEvents", (in, caller) -> events(in))
            .with("CancelUpdateStack", (in, caller) -> cancel(in))
            .with("RollbackStack", (in, caller) -> rollBack(in));
  }

  /** A stack in CREATE_COMPLETE, and its id. */
  public String putStack(String name) {
    return put(name, false);
  }

  /** The same, of which a failed update stays as it is: it ends in UPDATE_FAILED. */
  public String putStackThatKeepsWhatFailed(String name) {
    return put(name, true);
  }

  private String put(String name, boolean keeps) {
    Stack stack = new Stack(prefix + name + "/" + world.uuid(), name, world.now(), keeps);
    stacks.add(stack);
    return stack.id();
  }

  /** Whether there is a stack of that name or id, and it is not deleted. */
  public boolean hasStack(String name) {
    return find(name).filter(stack -> !stack.isDeleted()).isPresent();
  }

  /**
   * Updates a stack, as UpdateStack or a change set does, and gives its id.
   *
   * @throws ServiceError ValidationError if there is none, or it cannot be updated now
   */
  public String update(String name, Rollout rollout) throws ServiceError {
    Stack stack = known(name);
    String status = stack.status();
    boolean updatable =
        status.equals("CREATE_COMPLETE")
            || status.equals("UPDATE_COMPLETE")
            || status.equals("UPDATE_ROLLBACK_COMPLETE")
            || status.equals("UPDATE_FAILED");
    if (!updatable) {
      throw invalid(
          "Stack:%s is in %s state and can not be updated.".formatted(stack.id(), status));
    }
    flow.update(stack, rollout);
    return stack.id();
  }

  /**
   * Puts a stack into a status, with which nothing goes on by itself.
   *
   * @throws ServiceError ValidationError if there is none
   */
  public void become(String name, String status, String reason) throws ServiceError {
    flow.become(known(name), status, reason, "");
  }

  /**
   * Tells once where a stack comes to rest, as DescribeStacks would; at once if it rests.
   *
   * @throws ServiceError ValidationError if there is none
   */
  public void whenEnded(String name, Consumer<JsonNode> listener) throws ServiceError {
    known(name).whenEnded(listener);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  /** A deleted stack is known by its id alone. */
  private Optional<Stack> find(String nameOrId) {
    return stacks.stream()
        .filter(
            stack ->
                stack.id().equals(nameOrId)
                    || (stack.name().equals(nameOrId) && !stack.isDeleted()))
        .findFirst();
  }

  private Stack known(String nameOrId) throws ServiceError {
    return find(nameOrId)
        .orElseThrow(() -> invalid("Stack [%s] does not exist".formatted(nameOrId)));
  }

  private JsonNode describe(JsonNode input) throws ServiceError {
    List<Stack> asked = stacks.stream().filter(stack -> !stack.isDeleted()).toList();
    if (input.has("StackName")) {
      String name = input.path("StackName").asText();
      asked =
          List.of(
              find(name)
                  .orElseThrow(() -> invalid("Stack with id %s does not exist".formatted(name))));
    }
    Page<Stack> page = page(asked, input);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Stacks");
    page.items().forEach(stack -> list.add(stack.document()));
    page.next().ifPresent(next -> answer.put("NextToken", next));
    return answer;
  }

  private JsonNode events(JsonNode input) throws ServiceError {
    Stack stack = known(input.path("StackName").asText());
    Page<Stack.Event> page = page(stack.newestFirst(), input);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("StackEvents");
    page.items().forEach(event -> list.add(stack.document(event)));
    page.next().ifPresent(next -> answer.put("NextToken", next));
    return answer;
  }

  private static <T> Page<T> page(List<T> all, JsonNode input) throws ServiceError {
    try {
      return Page.of(all, input.path("NextToken").asText(""), MOST);
    } catch (IllegalArgumentException e) {
      throw invalid("Invalid NextToken");
    }
  }

  private JsonNode cancel(JsonNode input) throws ServiceError {
    Stack stack = known(input.path("StackName").asText());
    String token = input.path("ClientRequestToken").asText("");
    if (isRepeated(token, "CancelUpdateStack " + stack.id())) {
      return Json.object();
    }
    if (!stack.status().equals("UPDATE_IN_PROGRESS")) {
      throw invalid("CancelUpdateStack cannot be called from current stack status");
    }
    used(token, "CancelUpdateStack " + stack.id());
    flow.back(stack, "Update cancelled", token);
    return Json.object();
  }

  private JsonNode rollBack(JsonNode input) throws ServiceError {
    Stack stack = known(input.path("StackName").asText());
    String token = input.path("ClientRequestToken").asText("");
    ObjectNode answer = Json.object().put("StackId", stack.id());
    if (isRepeated(token, "RollbackStack " + stack.id())) {
      return answer;
    }
    switch (stack.status()) {
      case "UPDATE_FAILED" -> flow.back(stack, "User Initiated", token);
      case "CREATE_FAILED" -> flow.delete(stack, token);
      default -> throw invalid("RollbackStack cannot be called from current stack status");
    }
    used(token, "RollbackStack " + stack.id());
    return answer;
  }

  /** The same request again does nothing; another one with the token of the first is refused. */
  private boolean isRepeated(String token, String request) throws ServiceError {
    String before = tokens.getOrDefault(token, request);
    if (!before.equals(request)) {
      throw ServiceError.badRequest(
          "TokenAlreadyExistsException",
          "The client request token %s already exists".formatted(token));
    }
    return tokens.containsKey(token);
  }

  private void used(String token, String request) {
    if (!token.isEmpty()) {
      tokens.put(token, request);
    }
  }

  private static ServiceError invalid(String message) {
    return ServiceError.badRequest(INVALID, message);
  }
}
