package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.model.Shape;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates between the members of an API and those that a state machine sees. */
final class Members {
  private final Style style;
  private final List<String> unsupported = new ArrayList<>();

  Members(Style style) {
    this.style = style;
  }

  /** The names among the arguments that no member of the API has. */
  List<String> unsupported() {
    return unsupported;
  }

  /** A task's arguments as the API takes them. */
  JsonNode toService(Shape shape, JsonNode value) {
    if (value.isNull()) {
      return value;
    }
    return switch (shape) {
      case Shape.Structure structure when value.isObject() -> structure(structure, value);
      case Shape.Listing listing when value.isArray() -> {
        ArrayNode array = Json.array();
        value.forEach(item -> array.add(toService(listing.member(), item)));
        yield array;
      }
      case Shape.Mapping mapping when value.isObject() -> {
        ObjectNode map = Json.object();
        value
            .properties()
            .forEach(e -> map.set(e.getKey(), toService(mapping.value(), e.getValue())));
        yield map;
      }
      case Shape.Timestamp timestamp when value.isTextual() -> time(value);
      case Shape.Blob blob -> TextNode.valueOf(base64(value));
      case Shape.Structure structure -> value;
      case Shape.Listing listing -> value;
      case Shape.Mapping mapping -> value;
      case Shape.Timestamp timestamp -> value;
      case Shape.Text text -> value;
      case Shape.Whole whole -> value;
      case Shape.Fraction fraction -> value;
      case Shape.Flag flag -> value;
    };
  }

  private ObjectNode structure(Shape.Structure structure, JsonNode value) {
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> given : value.properties()) {
      Optional<String> member =
          structure.members().keySet().stream()
              .filter(name -> style.name(name).equals(given.getKey()))
              .findFirst();
      if (member.isEmpty()) {
        unsupported.add(given.getKey());
      } else {
        Shape shape = structure.members().getOrDefault(member.get(), structure);
        object.set(member.get(), toService(shape, given.getValue()));
      }
    }
    return object;
  }

  /** What is no time stays as it is, and is refused by the service. */
  private static JsonNode time(JsonNode value) {
    try {
      return Json.timestamp(OffsetDateTime.parse(value.asText()).toInstant());
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  private static String base64(JsonNode value) {
    String text = value.isTextual() ? value.asText() : Json.write(value);
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An API's answer as a state machine sees it. */
  JsonNode toMachine(Shape shape, JsonNode value) {
    return switch (shape) {
      case Shape.Structure structure when value.isObject() -> named(structure, value);
      case Shape.Listing listing when value.isArray() -> {
        ArrayNode array = Json.array();
        value.forEach(item -> array.add(toMachine(listing.member(), item)));
        yield array;
      }
      case Shape.Mapping mapping when value.isObject() -> {
        ObjectNode map = Json.object();
        value
            .properties()
            .forEach(e -> map.set(e.getKey(), toMachine(mapping.value(), e.getValue())));
        yield map;
      }
      case Shape.Timestamp timestamp when value.isNumber() -> style.time(Json.instant(value));
      case Shape.Blob blob when value.isTextual() -> TextNode.valueOf(text(value.asText()));
      case Shape.Structure structure -> value;
      case Shape.Listing listing -> value;
      case Shape.Mapping mapping -> value;
      case Shape.Timestamp timestamp -> value;
      case Shape.Blob blob -> value;
      case Shape.Text text -> value;
      case Shape.Whole whole -> value;
      case Shape.Fraction fraction -> value;
      case Shape.Flag flag -> value;
    };
  }

  /** What the service leaves out is left out here too. */
  private ObjectNode named(Shape.Structure structure, JsonNode value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      Shape shape = structure.members().get(member.getKey());
      if (!member.getValue().isNull()) {
        object.set(
            style.name(member.getKey()),
            shape == null ? member.getValue() : toMachine(shape, member.getValue()));
      }
    }
    return object;
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
