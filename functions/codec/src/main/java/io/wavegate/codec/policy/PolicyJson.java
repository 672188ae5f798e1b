package io.wavegate.codec.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.model.Digest;
import io.wavegate.core.policy.Policy;
import java.util.Map;
import java.util.TreeMap;

/** A policy as canonical JSON: equal policies give equal texts, so that a digest pins a version. */
public final class PolicyJson {
  private PolicyJson() {}

  /** One line, the members of every object sorted by name. */
  public static String write(Policy policy) {
    return sorted(CoreJson.tree(policy)).toString();
  }

  /**
   * @throws IllegalArgumentException if it is not a policy's JSON; says where
   */
  public static Policy read(String json) {
    return CoreJson.read(PolicyUpgrade.upgraded(json), Policy.class);
  }

  /** The policy's version: SHA-256 of {@link #write}, 64 hexadecimal digits. */
  public static String digest(Policy policy) {
    return Digest.sha256(write(policy));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach((name, value) -> object.set(name, sorted(value)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    return node;
  }
}
