package io.wavegate.standins.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The input shapes of the operations that are imitated, read once from the bundled models. */
public final class ServiceModels {
  /** Endpoint prefixes that differ from the name of the service's model. */
  private static final Map<String, String> MODEL_OF_ENDPOINT =
      Map.of("monitoring", "cloudwatch", "states", "stepfunctions");

  private final Map<String, Map<String, Shape.Structure>> inputs;

  private ServiceModels(Map<String, Map<String, Shape.Structure>> inputs) {
    this.inputs = inputs;
  }

  /** The models that come with this library. */
  public static ServiceModels bundled() {
    return Holder.BUNDLED;
  }

  /** The input shape of an operation, or empty if no model names it. */
  public Optional<Shape.Structure> input(String endpointPrefix, String operation) {
    return Optional.ofNullable(inputs.getOrDefault(model(endpointPrefix), Map.of()).get(operation));
  }

  /** The name of the model that describes what answers at an endpoint. */
  static String model(String endpointPrefix) {
    return MODEL_OF_ENDPOINT.getOrDefault(endpointPrefix, endpointPrefix);
  }

  private static ServiceModels read(String... resources) {
    Map<String, Map<String, Shape.Structure>> inputs = new LinkedHashMap<>();
    for (String resource : resources) {
      for (Map.Entry<String, JsonNode> service : load(resource).properties()) {
        Map<String, Shape.Structure> operations =
            inputs.computeIfAbsent(service.getKey(), unused -> new LinkedHashMap<>());
        for (Map.Entry<String, JsonNode> operation : service.getValue().properties()) {
          operations.put(operation.getKey(), structure(operation.getValue().path("input")));
        }
      }
    }
    return new ServiceModels(inputs);
  }

  static JsonNode load(String resource) {
    try (InputStream in = ServiceModels.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shape shape(JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "structure" -> structure(node);
      case "list" -> new Shape.Listing(bounds(node), shape(node.path("member")));
      case "map" ->
          new Shape.Mapping(bounds(node), shape(node.path("key")), shape(node.path("value")));
      case "string" -> text(node);
      case "integer" -> new Shape.Whole(bounds(node));
      case "double" -> new Shape.Fraction(bounds(node));
      case "boolean" -> new Shape.Flag();
      case "timestamp" -> new Shape.Timestamp();
      case "blob" -> new Shape.Blob();
      default -> throw new IllegalStateException("unknown shape type " + type);
    };
  }

  static Shape.Structure structure(JsonNode node) {
    Map<String, Shape> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.path("members").properties()) {
      members.put(member.getKey(), shape(member.getValue()));
    }
    return new Shape.Structure(strings(node.path("required")), members);
  }

  private static Shape.Text text(JsonNode node) {
    Optional<Pattern> pattern =
        node.has("pattern")
            ? Optional.of(Pattern.compile(node.path("pattern").asText()))
            : Optional.empty();
    return new Shape.Text(bounds(node), pattern, strings(node.path("enum")));
  }

  private static Shape.Bounds bounds(JsonNode node) {
    return new Shape.Bounds(
        node.path("min").asDouble(Double.NEGATIVE_INFINITY),
        node.path("max").asDouble(Double.POSITIVE_INFINITY));
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return List.copyOf(strings);
  }

  /** Read on first use: a run that calls no service need not parse the models. */
  private static final class Holder {
    static final ServiceModels BUNDLED =
        read(
            "api-constraints.json",
            "additional-operations.json",
            "further-operations.json",
            "lever-operations.json");
  }
}
