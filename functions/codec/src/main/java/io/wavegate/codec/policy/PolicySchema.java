package io.wavegate.codec.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The JSON Schema (2020-12) of a policy, by which editors complete one. */
public final class PolicySchema {
  private static final String FILE = "/io/wavegate/codec/policy.schema.json";

  private PolicySchema() {}

  /**
   * A key of a policy.
   *
   * @param path the way to it, for example {@code waves[].bake.for}
   * @param schema what it takes, references followed
   * @param required whether its mapping must have it
   */
  record Described(String path, JsonNode schema, boolean required) {}

  /** The schema's text. */
  public static String text() {
    try (InputStream file = Objects.requireNonNull(PolicySchema.class.getResourceAsStream(FILE))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All keys, each mapping's own before those below them. */
  static List<Described> keys() {
    JsonNode root = new StrictJson(1_000_000, 60).parse(text());
    List<Described> keys = new ArrayList<>();
    collect(root, root, "", keys);
    return keys;
  }

  private static void collect(
      JsonNode root, JsonNode mapping, String prefix, List<Described> keys) {
    mapping
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String path = prefix + property.getKey();
              JsonNode schema = followed(root, property.getValue());
              keys.add(new Described(path, schema, requires(mapping, property.getKey())));
              JsonNode items = followed(root, schema.path("items"));
              collect(root, schema, path + ".", keys);
              collect(root, items, path + "[].", keys);
            });
  }

  private static boolean requires(JsonNode mapping, String key) {
    for (JsonNode required : mapping.path("required")) {
      if (required.asText().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** What a reference points to, with the members beside the reference laid over it. */
  private static JsonNode followed(JsonNode root, JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    if (reference.isEmpty()) {
      return schema;
    }
    ObjectNode merged = root.at(reference.substring(1)).deepCopy();
    schema.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
    merged.remove("$ref");
    return merged;
  }
}
