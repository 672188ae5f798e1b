package io.wavegate.engine.query;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text, Jackson's trees and the plain Java values that the JSONata library works on. */
public final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 500;
  private static final double EXACT = 9.223372036854776E18;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
  }

  private Json() {}

  /**
   * Reads JSON text.
   *
   * @throws IllegalArgumentException if it is not one JSON value
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new IllegalArgumentException("is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /** Compact JSON text, members in their order. */
  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree that cannot be written", e);
    }
  }

  /** JSONata's name of a value's type. */
  public static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT, POJO -> "object";
      case STRING, BINARY -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL, MISSING -> "null";
    };
  }

  /** The value in the form that the JSONata library takes. */
  static Object toJava(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(toJava(item)));
        yield list;
      }
      case OBJECT, POJO -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), toJava(e.getValue())));
        yield map;
      }
      case STRING, BINARY -> node.asText();
      case NUMBER -> number(node);
      case BOOLEAN -> node.booleanValue();
      case NULL, MISSING -> Jsonata.NULL_VALUE;
    };
  }

  private static Object number(JsonNode node) {
    if (node.isInt()) {
      return node.intValue();
    }
    if (node.isLong()) {
      return node.longValue();
    }
    // As Step Functions reads numbers: 1.0 is 1, and beyond what a long holds it is a fraction.
    double value = node.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < EXACT ? (Object) (long) value : value;
  }

  /**
   * The tree of a value that the JSONata library gave.
   *
   * @param value no undefined value, which the caller tells apart before
   * @throws IllegalArgumentException if it holds what JSON has no form for, such as a function
   */
  static JsonNode fromJava(@Nullable Object value) {
    return switch (value) {
      case null -> NullNode.getInstance();
      case Object o when o == Jsonata.NULL_VALUE -> NullNode.getInstance();
      case JsonNode node -> node;
      case String s -> NODES.textNode(s);
      case Boolean b -> NODES.booleanNode(b);
      case Integer i -> NODES.numberNode(i);
      case Long l -> NODES.numberNode(l);
      case Number n -> number(n.doubleValue());
      case List<?> list -> array(list);
      case Map<?, ?> map -> object(map);
      default -> throw new IllegalArgumentException("function");
    };
  }

  /** JSON has no number for these; Step Functions writes their names. */
  private static JsonNode number(double value) {
    return Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(String.valueOf(value));
  }

  private static JsonNode array(List<?> list) {
    ArrayNode array = NODES.arrayNode(list.size());
    list.forEach(item -> array.add(fromJava(item)));
    return array;
  }

  private static JsonNode object(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((key, value) -> object.set(String.valueOf(key), fromJava(value)));
    return object;
  }
}
