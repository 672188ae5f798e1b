package io.wavegate.standins.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Functions by name. Asynchronous invocations are retried as Lambda does by default (developer
 * guide, Asynchronous invocation); versions and aliases of a function all run the same body.
 */
public final class LambdaStandIn implements ServiceTable, FunctionInvoker {
  private static final List<Duration> RETRIES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
  private static final int ASYNC_PAYLOAD_LIMIT = 262_144;

  private final World world;
  private final Map<String, FunctionBody> functions = new LinkedHashMap<>();
  private final OperationTable table;

  /** A registry without functions. */
  public LambdaStandIn(World world) {
    this.world = world;
    this.table =
        new OperationTable("lambda", "InvalidParameterValueException").with("Invoke", this::invoke);
  }

  /** Adds or replaces a function. */
  public void register(String name, FunctionBody body) {
    functions.put(name, body);
  }

  /** Takes a function away, as deleting it would. */
  public void deregister(String name) {
    functions.remove(name);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  @Override
  public void invokeAsync(String function, String payload) throws ServiceError {
    int size = payload.getBytes(StandardCharsets.UTF_8).length;
    if (size > ASYNC_PAYLOAD_LIMIT) {
      throw new ServiceError(
          "RequestTooLargeException",
          413,
          "%d byte payload is too large for the Event invocation type (limit %d bytes)"
              .formatted(size, ASYNC_PAYLOAD_LIMIT));
    }
    String name = require(function);
    attempt(name, payload, 0, Duration.ZERO);
  }

  @Override
  public void invokeSync(String function, String payload, FunctionReply reply) throws ServiceError {
    String name = require(function);
    world.at(world.now(), "lambda " + name, () -> run(name, payload, reply));
  }

  /** The bare name in a name, a partial ARN or an ARN, any of them with or without a qualifier. */
  static String nameOf(String function) {
    int marker = function.indexOf("function:");
    String name = marker < 0 ? function : function.substring(marker + "function:".length());
    return name.split(":", 2)[0];
  }

  private String require(String function) throws ServiceError {
    String name = nameOf(function);
    if (!functions.containsKey(name)) {
      throw new ServiceError(
          "ResourceNotFoundException", 404, "Function not found: %s".formatted(function));
    }
    return name;
  }

  private void attempt(String name, String payload, int retries, Duration delay) {
    FunctionReply reply =
        new FunctionReply() {
          @Override
          public void succeed(String json) {
            // Nobody waits for the result of an asynchronous invocation.
          }

          @Override
          public void fail(String errorType, String message) {
            if (retries < RETRIES.size()) {
              attempt(name, payload, retries + 1, RETRIES.get(retries));
            }
          }
        };
    String label = "lambda %s, attempt %d".formatted(name, retries + 1);
    world.at(world.now().plus(delay), label, () -> run(name, payload, reply));
  }

  private void run(String name, String payload, FunctionReply reply) {
    FunctionBody body = functions.get(name);
    if (body != null) {
      body.run(payload, reply);
    }
  }

  /**
   * Invoke over the API. A synchronous call is answered only by a function that replies before its
   * body returns: the table has one thread of control and cannot wait.
   */
  private JsonNode invoke(JsonNode input, Caller caller) throws ServiceError {
    String function = input.path("FunctionName").asText();
    byte[] bytes = Base64.getDecoder().decode(input.path("Payload").asText(""));
    String payload = bytes.length == 0 ? "{}" : new String(bytes, StandardCharsets.UTF_8);
    String type = input.path("InvocationType").asText("RequestResponse");
    if (type.equals("DryRun")) {
      require(function);
      return Json.object().put("StatusCode", 204);
    }
    if (type.equals("Event")) {
      invokeAsync(function, payload);
      return Json.object().put("StatusCode", 202);
    }
    AtomicReference<ObjectNode> answer = new AtomicReference<>();
    run(require(function), payload, captured(answer));
    ObjectNode known = answer.get();
    if (known == null) {
      throw new ServiceError(
          "ServiceException", 500, "%s has not replied before it returned".formatted(function));
    }
    return known;
  }

  private static FunctionReply captured(AtomicReference<ObjectNode> answer) {
    return new FunctionReply() {
      @Override
      public void succeed(String json) {
        answer.set(Json.object().put("StatusCode", 200).put("Payload", base64(json)));
      }

      @Override
      public void fail(String errorType, String message) {
        ObjectNode error = Json.object().put("errorMessage", message).put("errorType", errorType);
        answer.set(
            Json.object()
                .put("StatusCode", 200)
                .put("FunctionError", "Unhandled")
                .put("Payload", base64(Json.write(error))));
      }
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
