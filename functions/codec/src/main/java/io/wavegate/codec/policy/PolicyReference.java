package io.wavegate.codec.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.policy.PolicySchema.Described;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The reference of a policy's keys, made from the schema so that the two cannot drift apart. */
public final class PolicyReference {
  private static final String HEAD =
      "| Key | Type | Default | Meaning |\n| --- | --- | --- | --- |\n";

  private PolicyReference() {}

  /** A Markdown table of all keys; ends with a line break. */
  public static String markdown() {
    return PolicySchema.keys().stream()
        .map(PolicyReference::row)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Described key) {
    return "| `"
        + key.path()
        + "` | "
        + type(key.schema())
        + " | "
        + otherwise(key)
        + " | "
        + key.schema().path("description").asText().replace("|", "\\|")
        + " |\n";
  }

  private static String type(JsonNode schema) {
    if (schema.has("x-type")) {
      return schema.path("x-type").asText();
    }
    if (schema.has("enum")) {
      return StreamSupport.stream(schema.path("enum").spliterator(), false)
          .map(word -> "`" + word.asText() + "`")
          .collect(Collectors.joining(" or "));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> "mapping";
      case "array" -> "list";
      case "boolean" -> "`true` or `false`";
      case "integer" -> "whole number";
      case "string" -> "text";
      default -> schema.path("type").asText();
    };
  }

  private static String otherwise(Described key) {
    JsonNode schema = key.schema();
    if (key.required()) {
      return "required";
    }
    if (schema.has("x-default")) {
      return schema.path("x-default").asText();
    }
    JsonNode plain = schema.path("default");
    if (plain.isMissingNode()) {
      return "each key's own";
    }
    return plain.isContainerNode() ? "none" : "`" + plain.asText() + "`";
  }
}
