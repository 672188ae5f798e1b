package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one branch, iteration or whole execution. Inner scopes read outer ones and set
 * only their own.
 */
final class Scope {
  private final @Nullable Scope outer;
  private final @Nullable JsonNode mapItem;
  private final Map<String, JsonNode> own = new LinkedHashMap<>();

  private Scope(@Nullable Scope outer, @Nullable JsonNode mapItem) {
    this.outer = outer;
    this.mapItem = mapItem;
  }

  static Scope root() {
    return new Scope(null, null);
  }

  Scope inner() {
    return new Scope(this, mapItem);
  }

  /** The scope of one iteration of a Map state. */
  Scope iteration(int index, JsonNode value) {
    return new Scope(this, item(index, value));
  }

  /** What {@code $states.context.Map} is for an item. */
  static ObjectNode item(int index, JsonNode value) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.putObject("Item").put("Index", index).set("Value", value);
    return map;
  }

  @Nullable JsonNode mapItem() {
    return mapItem;
  }

  void assign(JsonNode variables) {
    variables.properties().forEach(e -> own.put(e.getKey(), e.getValue()));
  }

  Map<String, JsonNode> variables() {
    Map<String, JsonNode> all = outer == null ? new LinkedHashMap<>() : outer.variables();
    all.putAll(own);
    return all;
  }
}
