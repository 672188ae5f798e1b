package io.wavegate.standins.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a request with its input shape. The sentences are those with which AWS services answer;
 * an unknown member, which the services mostly pass over, is refused here, since it is always a
 * mistake of the caller.
 */
public final class Constraints {
  private final List<String> violations = new ArrayList<>();

  private Constraints() {}

  /** The refusal's message, or empty if the request breaks nothing. */
  public static Optional<String> broken(Shape.Structure shape, JsonNode input) {
    Constraints constraints = new Constraints();
    constraints.structure("", shape, input);
    List<String> violations = constraints.violations;
    if (violations.isEmpty()) {
      return Optional.empty();
    }
    String count = violations.size() + " validation error" + (violations.size() == 1 ? "" : "s");
    return Optional.of(count + " detected: " + String.join("; ", violations));
  }

  private void check(String path, Shape shape, JsonNode value) {
    switch (shape) {
      case Shape.Structure structure -> structure(path, structure, value);
      case Shape.Listing listing -> listing(path, listing, value);
      case Shape.Mapping mapping -> mapping(path, mapping, value);
      case Shape.Text text -> text(path, text, value);
      case Shape.Whole whole -> {
        if (ofType(path, value, value.isIntegralNumber(), "an integer")) {
          range(path, whole.range(), value);
        }
      }
      case Shape.Fraction fraction -> {
        if (ofType(path, value, value.isNumber(), "a number")) {
          range(path, fraction.range(), value);
        }
      }
      case Shape.Flag flag -> ofType(path, value, value.isBoolean(), "a boolean");
      case Shape.Timestamp timestamp -> ofType(path, value, value.isNumber(), "a timestamp");
      case Shape.Blob blob -> ofType(path, value, value.isTextual() || value.isBinary(), "a blob");
    }
  }

  private void structure(String path, Shape.Structure shape, JsonNode value) {
    if (!ofType(path, value, value.isObject(), "a structure")) {
      return;
    }
    for (String required : shape.required()) {
      if (absent(value.path(required))) {
        violations.add(
            "Value null at '%s' failed to satisfy constraint: Member must not be null"
                .formatted(under(path, required)));
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      Shape known = shape.members().get(member.getKey());
      if (known == null) {
        violations.add("Unknown member '%s'".formatted(under(path, member.getKey())));
      } else if (!member.getValue().isNull()) {
        check(under(path, member.getKey()), known, member.getValue());
      }
    }
  }

  private void listing(String path, Shape.Listing shape, JsonNode value) {
    if (!ofType(path, value, value.isArray(), "a list")) {
      return;
    }
    length(path, shape.length(), value.size(), value);
    for (int i = 0; i < value.size(); i++) {
      check(path + "." + (i + 1) + ".member", shape.member(), value.path(i));
    }
  }

  private void mapping(String path, Shape.Mapping shape, JsonNode value) {
    if (!ofType(path, value, value.isObject(), "a map")) {
      return;
    }
    length(path, shape.length(), value.size(), value);
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode key = TextNode.valueOf(entry.getKey());
      check(under(path, entry.getKey()) + ".key", shape.key(), key);
      check(under(path, entry.getKey()) + ".value", shape.value(), entry.getValue());
    }
  }

  private void text(String path, Shape.Text shape, JsonNode value) {
    if (!ofType(path, value, value.isTextual(), "a string")) {
      return;
    }
    String text = value.asText();
    length(path, shape.length(), text.codePointCount(0, text.length()), value);
    if (shape.pattern().isPresent() && !shape.pattern().get().matcher(text).matches()) {
      fail(path, value, "satisfy regular expression pattern: " + shape.pattern().get().pattern());
    }
    if (!shape.allowed().isEmpty() && !shape.allowed().contains(text)) {
      fail(path, value, "satisfy enum value set: " + shape.allowed());
    }
  }

  private void length(String path, Shape.Bounds bounds, int size, JsonNode value) {
    if (!bounds.admits(size)) {
      fail(
          path,
          value,
          size < bounds.least()
              ? "have length greater than or equal to " + (long) bounds.least()
              : "have length less than or equal to " + (long) bounds.most());
    }
  }

  private void range(String path, Shape.Bounds bounds, JsonNode value) {
    if (!bounds.admits(value.doubleValue())) {
      fail(
          path,
          value,
          value.doubleValue() < bounds.least()
              ? "have value greater than or equal to " + (long) bounds.least()
              : "have value less than or equal to " + (long) bounds.most());
    }
  }

  private boolean ofType(String path, JsonNode value, boolean fits, String expected) {
    if (!fits) {
      fail(path.isEmpty() ? "input" : path, value, "be " + expected);
    }
    return fits;
  }

  private void fail(String path, JsonNode value, String must) {
    String seen = value.isValueNode() ? value.asText() : value.toString();
    violations.add(
        "Value '%s' at '%s' failed to satisfy constraint: Member must %s"
            .formatted(seen, path, must));
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String under(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }
}
