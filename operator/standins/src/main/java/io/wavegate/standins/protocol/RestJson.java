package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.model.ServiceModels;
import io.wavegate.standins.model.Shape;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * REST-JSON: method and path tell the operation; members stand in the path, the query, headers and
 * the body. What is no text there becomes what the operation's input shape says.
 */
final class RestJson implements Protocol {
  /** The header that names an error. */
  static final String ERROR_TYPE = "x-amzn-ErrorType";

  private static final String TYPE = "application/json";
  private static final Pattern LABEL = Pattern.compile("\\{([A-Za-z]+)}");

  private final List<Route> routes;
  private final boolean isoTimes;

  /**
   * Where an operation stands.
   *
   * @param labels the members in the path, in order
   * @param query members by their names in the query
   * @param headers members by their headers
   * @param status of an answer
   */
  record Route(
      String operation,
      String method,
      Pattern path,
      List<String> labels,
      Map<String, String> query,
      Map<String, String> headers,
      int status) {

    /** A route without members in query and headers, which answers 200. */
    static Route of(String operation, String method, String template) {
      List<String> labels = LABEL.matcher(template).results().map(found -> found.group(1)).toList();
      Pattern path = Pattern.compile(LABEL.matcher(template).replaceAll("([^/]+)") + "/?");
      return new Route(operation, method, path, labels, Map.of(), Map.of(), 200);
    }

    Route query(Map<String, String> members) {
      return new Route(operation, method, path, labels, members, headers, status);
    }

    Route headers(Map<String, String> members) {
      return new Route(operation, method, path, labels, query, members, status);
    }

    Route answers(int code) {
      return new Route(operation, method, path, labels, query, headers, code);
    }
  }

  /**
   * A protocol of these routes.
   *
   * @param isoTimes whether members whose names end in {@code At} are ISO 8601 in answers
   */
  RestJson(List<Route> routes, boolean isoTimes) {
    this.routes = List.copyOf(routes);
    this.isoTimes = isoTimes;
  }

  @Override
  public DecodedCall decode(String service, WireRequest request) throws ServiceError {
    for (Route route : routes) {
      Matcher path = route.path().matcher(request.path());
      if (route.method().equals(request.method()) && path.matches()) {
        return new DecodedCall(route.operation(), input(service, route, path, request));
      }
    }
    throw new ServiceError(
        "UnknownOperationException",
        404,
        "no operation of %s is imitated at %s %s"
            .formatted(service, request.method(), request.path()));
  }

  private static ObjectNode input(String service, Route route, Matcher path, WireRequest request)
      throws ServiceError {
    Optional<Shape.Structure> shape = ServiceModels.bundled().input(service, route.operation());
    Map<String, Shape> members = shape.map(Shape.Structure::members).orElse(Map.of());
    ObjectNode input = body(request);
    for (int i = 0; i < route.labels().size(); i++) {
      String member = route.labels().get(i);
      input.set(member, scalar(member, members, decode(path.group(i + 1))));
    }
    for (Map.Entry<String, String> asked : route.query().entrySet()) {
      Optional<String> value = inQuery(request.query(), asked.getKey());
      if (value.isPresent()) {
        input.set(asked.getValue(), scalar(asked.getValue(), members, value.get()));
      }
    }
    for (Map.Entry<String, String> asked : route.headers().entrySet()) {
      Optional<String> value = request.header(asked.getKey());
      if (value.isPresent()) {
        input.set(asked.getValue(), scalar(asked.getValue(), members, value.get()));
      }
    }
    return input;
  }

  private static ObjectNode body(WireRequest request) throws ServiceError {
    if (AwsJson.parse(request.body()) instanceof ObjectNode object) {
      return object;
    }
    throw ServiceError.badRequest("SerializationException", "the body must be a JSON object");
  }

  private static Optional<String> inQuery(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return Optional.of(decode(pair.substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static JsonNode scalar(String member, Map<String, Shape> members, String text)
      throws ServiceError {
    Shape shape = members.get(member);
    if (shape instanceof Shape.Flag) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    if (shape instanceof Shape.Whole) {
      try {
        return LongNode.valueOf(Long.parseLong(text));
      } catch (NumberFormatException e) {
        throw ServiceError.badRequest(
            "SerializationException", "'%s' at '%s' must be a number".formatted(text, member));
      }
    }
    return TextNode.valueOf(text);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public WireResponse encode(DecodedCall call, JsonNode output, String requestId) {
    int status =
        routes.stream()
            .filter(route -> route.operation().equals(call.operation()))
            .map(Route::status)
            .findFirst()
            .orElse(200);
    return new WireResponse(status, TYPE, AwsJson.bytes(isoTimes ? iso("", output) : output));
  }

  private static JsonNode iso(String member, JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = Json.object();
      value.properties().forEach(e -> object.set(e.getKey(), iso(e.getKey(), e.getValue())));
      return object;
    }
    if (value.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      value.forEach(item -> items.add(iso(member, item)));
      ArrayNode array = Json.array();
      return array.addAll(items);
    }
    return value.isNumber() && member.endsWith("At")
        ? TextNode.valueOf(Json.instant(value).toString())
        : value;
  }

  @Override
  public WireResponse encode(ServiceError error, String requestId) {
    ObjectNode body = Json.object().put("Message", error.message());
    return new WireResponse(
        error.httpStatus(), TYPE, Map.of(ERROR_TYPE, error.code()), AwsJson.bytes(body));
  }
}
