package io.wavegate.codec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values as JSON trees. Members stand in the order of the record's components, elements of lists
 * and ordered maps in theirs; sets and maps without an order are sorted, so that equal values give
 * equal texts.
 */
public final class Encoder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Encoder() {}

  /**
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static JsonNode encode(Object value) {
    return encode(value, Where.root(value.getClass().getSimpleName()));
  }

  private static JsonNode encode(Object value, Where where) {
    return switch (value) {
      case null -> throw where.wrong("null has no place in a value");
      case String text -> NODES.textNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> finite(number, where);
      case Enum<?> word -> NODES.textNode(word.name());
      case Duration duration -> NODES.textNode(duration.toString());
      case Temporal time -> NODES.textNode(time.toString());
      case ZoneId zone -> NODES.textNode(zone.getId());
      case Optional<?> optional ->
          optional.isPresent() ? encode(optional.get(), where) : NullNode.getInstance();
      case Map<?, ?> map -> object(map, where);
      case Collection<?> elements -> array(elements, where);
      case Record instance -> object(instance, where);
      default -> throw where.wrong("no JSON form for " + value.getClass().getName());
    };
  }

  private static JsonNode finite(double number, Where where) {
    if (!Double.isFinite(number)) {
      throw where.wrong("JSON has no number " + number);
    }
    return NODES.numberNode(number);
  }

  private static JsonNode array(Collection<?> elements, Where where) {
    ArrayNode array = NODES.arrayNode();
    boolean ordered = elements instanceof SequencedCollection || !(elements instanceof Set);
    for (Object element : ordered ? elements : elements.stream().sorted().toList()) {
      array.add(encode(element, where.element(array.size())));
    }
    return array;
  }

  private static JsonNode object(Map<?, ?> map, Where where) {
    Map<Object, Object> ordered =
        map instanceof SequencedMap ? new LinkedHashMap<>(map) : new TreeMap<>(map);
    ObjectNode object = NODES.objectNode();
    ordered.forEach(
        (key, value) -> {
          String name = name(key, where);
          object.set(name, encode(value, where.member(name)));
        });
    return object;
  }

  private static String name(Object key, Where where) {
    return switch (key) {
      case String text -> text;
      case Enum<?> word -> word.name();
      default -> throw where.wrong("no member name for a key of " + key.getClass().getName());
    };
  }

  private static JsonNode object(Record instance, Where where) {
    RecordShape shape = RecordShape.of(instance.getClass());
    ObjectNode object = NODES.objectNode();
    if (Variants.isVariant(instance.getClass())) {
      object.put(Variants.TAG, instance.getClass().getSimpleName());
    }
    for (RecordComponent component : shape.components()) {
      JsonNode value = encode(shape.get(component, instance), where.member(component.getName()));
      if (!value.isNull()) {
        object.set(component.getName(), value);
      }
    }
    return object;
  }
}
