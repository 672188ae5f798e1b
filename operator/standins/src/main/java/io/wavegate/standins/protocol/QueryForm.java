package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.model.Shape;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fields of a Query request, {@code AlarmNames.member.1=a}, read back into JSON with the help
 * of the operation's input shape. Fields that the shape does not name stay in the JSON, so that the
 * check of unknown members sees them.
 */
final class QueryForm {
  private final NavigableMap<String, String> fields;

  private QueryForm(NavigableMap<String, String> fields) {
    this.fields = fields;
  }

  static QueryForm parse(String body) {
    NavigableMap<String, String> fields = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new QueryForm(fields);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  JsonNode structure(Shape.Structure shape) throws ServiceError {
    ObjectNode input = structure("", shape);
    for (String name : fields.keySet()) {
      String member = name.split("\\.", 2)[0];
      if (!member.equals("Action")
          && !member.equals("Version")
          && !shape.members().containsKey(member)) {
        input.put(member, fields.get(name));
      }
    }
    return input;
  }

  private ObjectNode structure(String prefix, Shape.Structure shape) throws ServiceError {
    ObjectNode object = Json.object();
    for (Map.Entry<String, Shape> member : shape.members().entrySet()) {
      String name = prefix + member.getKey();
      if (present(name)) {
        object.set(member.getKey(), read(name, member.getValue()));
      }
    }
    return object;
  }

  private JsonNode read(String name, Shape shape) throws ServiceError {
    return switch (shape) {
      case Shape.Structure structure -> structure(name + ".", structure);
      case Shape.Listing listing -> listing(name, listing);
      case Shape.Mapping mapping -> mapping(name, mapping);
      case Shape.Text text -> TextNode.valueOf(scalar(name));
      case Shape.Blob blob -> TextNode.valueOf(scalar(name));
      case Shape.Whole whole -> number(name);
      case Shape.Fraction fraction -> number(name);
      case Shape.Flag flag -> BooleanNode.valueOf(Boolean.parseBoolean(scalar(name)));
      case Shape.Timestamp timestamp -> instant(name);
    };
  }

  /** An empty list is sent as {@code Name=}. */
  private ArrayNode listing(String name, Shape.Listing shape) throws ServiceError {
    ArrayNode array = Json.array();
    for (int i = 1; present(name + ".member." + i); i++) {
      array.add(read(name + ".member." + i, shape.member()));
    }
    return array;
  }

  private ObjectNode mapping(String name, Shape.Mapping shape) throws ServiceError {
    ObjectNode object = Json.object();
    for (int i = 1; present(name + ".entry." + i); i++) {
      String entry = name + ".entry." + i;
      String key = present(entry + ".Name") ? ".Name" : ".key";
      String value = present(entry + ".Value") ? ".Value" : ".value";
      object.set(scalar(entry + key), read(entry + value, shape.value()));
    }
    return object;
  }

  private boolean present(String name) {
    if (fields.containsKey(name)) {
      return true;
    }
    String next = fields.ceilingKey(name + ".");
    return next != null && next.startsWith(name + ".");
  }

  private String scalar(String name) {
    return fields.getOrDefault(name, "");
  }

  private JsonNode number(String name) throws ServiceError {
    try {
      BigDecimal number = new BigDecimal(scalar(name));
      return number.scale() <= 0
          ? LongNode.valueOf(number.longValueExact())
          : DecimalNode.valueOf(number);
    } catch (ArithmeticException | NumberFormatException e) {
      throw malformed(name, "a number");
    }
  }

  private JsonNode instant(String name) throws ServiceError {
    try {
      Instant instant = OffsetDateTime.parse(scalar(name)).toInstant();
      return Json.timestamp(instant);
    } catch (DateTimeException e) {
      throw malformed(name, "an ISO-8601 timestamp");
    }
  }

  private ServiceError malformed(String name, String expected) {
    return ServiceError.badRequest(
        "MalformedInput", "Value '%s' at '%s' must be %s".formatted(scalar(name), name, expected));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
