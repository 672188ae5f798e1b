package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.lambda.FunctionReply;
import io.wavegate.standins.lambda.LambdaStandIn;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An HTTP API with IAM's authorization in front of functions, as the template routes it: events of
 * payload format 2.0, in which the caller's ARN stands.
 */
public final class OperateApi {
  private static final int NOT_FOUND = 404;
  private static final int OUR_FAULT = 500;

  private final LambdaStandIn lambda;
  private final Place place;
  private final Scheduler scheduler;
  private final SequencedMap<String, String> functions = new LinkedHashMap<>();

  OperateApi(LambdaStandIn lambda, Place place, Scheduler scheduler) {
    this.lambda = lambda;
    this.place = place;
    this.scheduler = scheduler;
  }

  /**
   * What a client gets.
   *
   * @param status the HTTP status
   * @param body JSON
   */
  public record Response(int status, String body) {
    /** What it says to a person. */
    public String said() {
      JsonNode json = Json.parse(body);
      return json.path("said").asText(json.path("message").asText(body));
    }

    /** Whether it was done, or is waited for. */
    public boolean isDone() {
      return status < 300;
    }
  }

  /** {@code POST /path/{variable}} leads to that function. */
  void route(String route, String function) {
    functions.put(route, function);
  }

  /**
   * Takes a request whose signature was good.
   *
   * @param path the path alone
   * @param principal whose signature
   * @param reply is given the response when the function has answered
   */
  public void post(String path, String body, String principal, Consumer<Response> reply) {
    Optional<String> route =
        functions.sequencedKeySet().stream().filter(r -> leads(r, "POST " + path)).findFirst();
    if (route.isEmpty()) {
      reply.accept(new Response(NOT_FOUND, message("Not Found")));
      return;
    }
    try {
      lambda.invokeSync(
          functions.getOrDefault(route.get(), ""),
          Json.write(event(route.get(), path, body, principal)),
          answering(reply));
    } catch (ServiceError e) {
      reply.accept(new Response(OUR_FAULT, message("Internal Server Error")));
    }
  }

  private static boolean leads(String route, String request) {
    String form =
        Pattern.compile("\\{[a-z]+}").matcher(Pattern.quote(route)).replaceAll("\\\\E[^/]+\\\\Q");
    return Pattern.compile(form).matcher(request).matches();
  }

  private ObjectNode event(String route, String path, String body, String principal) {
    ObjectNode event = Json.object().put("version", "2.0").put("routeKey", route);
    event.put("rawPath", path).put("rawQueryString", "");
    event.putObject("headers").put("content-type", "application/json");
    ObjectNode context = event.putObject("requestContext");
    context.put("accountId", place.account()).put("apiId", "wavegate").put("stage", "$default");
    context.put("requestId", scheduler.uuid()).put("routeKey", route);
    context.put("timeEpoch", scheduler.now().toEpochMilli());
    context
        .putObject("authorizer")
        .putObject("iam")
        .put("accountId", place.account())
        .put("userArn", principal);
    context.putObject("http").put("method", "POST").put("path", path).put("sourceIp", "127.0.0.1");
    return event.put("body", body).put("isBase64Encoded", false);
  }

  private static FunctionReply answering(Consumer<Response> reply) {
    return new FunctionReply() {
      @Override
      public void succeed(String json) {
        JsonNode given = Json.parse(json);
        reply.accept(
            new Response(given.path("statusCode").asInt(OUR_FAULT), given.path("body").asText()));
      }

      @Override
      public void fail(String errorType, String message) {
        reply.accept(new Response(OUR_FAULT, message("Internal Server Error")));
      }
    };
  }

  private static String message(String text) {
    return Json.write(Json.object().put("message", text));
  }
}
