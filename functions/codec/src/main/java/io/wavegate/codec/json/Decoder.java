package io.wavegate.codec.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.wavegate.codec.text.Nearest;
import io.wavegate.core.model.Checks;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values from JSON trees, the inverse of {@link Encoder}. Missing, unknown and null members are
 * refused; only an {@link Optional} may be absent.
 */
public final class Decoder {
  private static final TypeFactory TYPES = TypeFactory.defaultInstance();

  private Decoder() {}

  /**
   * @param type a record, a sealed interface of records, an enum, or a list, set or map of them
   * @throws UnusableJsonException if the tree is not the form of such a value
   */
  public static Object decode(JsonNode node, Type type) {
    JavaType full = TYPES.constructType(type);
    return decode(node, full, Where.root(full.getRawClass().getSimpleName()));
  }

  private static Object decode(@Nullable JsonNode node, JavaType type, Where where) {
    Class<?> raw = type.getRawClass();
    if (raw == Optional.class) {
      return node == null || node.isNull()
          ? Optional.empty()
          : Optional.of(decode(node, type.containedType(0), where));
    }
    if (node == null || node.isNull()) {
      throw where.wrong("missing");
    }
    if (raw.isInterface() && raw.isSealed()) {
      return variant(node, type, where);
    }
    if (raw.isRecord()) {
      return instance(node, type, where);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return elements(node, type, where);
    }
    return Map.class.isAssignableFrom(raw)
        ? members(node, type, where)
        : Scalars.decode(node, raw, where);
  }

  private static Object variant(JsonNode node, JavaType type, Where where) {
    Map<String, Class<?>> variants = Variants.of(type.getRawClass());
    String name = node.path(Variants.TAG).asText("");
    Class<?> chosen = variants.get(name);
    if (chosen == null) {
      throw where
          .member(Variants.TAG)
          .wrong("\"" + Checks.shown(name) + "\" is not one of " + variants.keySet());
    }
    return instance(node, TYPES.constructSpecializedType(type, chosen), where);
  }

  private static Object instance(JsonNode node, JavaType type, Where where) {
    Class<?> raw = type.getRawClass();
    RecordShape shape = RecordShape.of(raw);
    refuseUnknown(object(node, where), raw, shape, where);
    List<Object> values = new ArrayList<>();
    List<JavaType> types = shape.types(type);
    for (int i = 0; i < types.size(); i++) {
      String name = shape.names().get(i);
      values.add(decode(node.get(name), types.get(i), where.member(name)));
    }
    return shape.create(values, where);
  }

  private static void refuseUnknown(JsonNode node, Class<?> raw, RecordShape shape, Where where) {
    boolean tagged = Variants.isVariant(raw);
    if (tagged && !node.path(Variants.TAG).asText("").equals(raw.getSimpleName())) {
      throw where
          .member(Variants.TAG)
          .wrong("must be \"" + raw.getSimpleName() + "\", got " + shown(node.path(Variants.TAG)));
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!shape.names().contains(name) && !(tagged && name.equals(Variants.TAG))) {
                throw where.wrong(Nearest.unknownKey(name, shape.names()));
              }
            });
  }

  private static Object elements(JsonNode node, JavaType type, Where where) {
    if (!node.isArray()) {
      throw where.wrong("must be an array, got " + shown(node));
    }
    boolean list = type.getRawClass().isAssignableFrom(List.class);
    Collection<Object> elements = list ? new ArrayList<>() : new LinkedHashSet<>();
    int index = 0;
    for (JsonNode element : node) {
      if (!elements.add(decode(element, type.getContentType(), where.element(index)))) {
        throw where.element(index).wrong("is there twice");
      }
      index++;
    }
    return elements;
  }

  private static Object members(JsonNode node, JavaType type, Where where) {
    Map<Object, Object> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object(node, where).properties()) {
      Where at = where.member(Checks.shown(member.getKey()));
      Object key = Scalars.word(member.getKey(), type.getKeyType().getRawClass(), at);
      members.put(key, decode(member.getValue(), type.getContentType(), at));
    }
    return members;
  }

  private static JsonNode object(JsonNode node, Where where) {
    if (!node.isObject()) {
      throw where.wrong("must be an object, got " + shown(node));
    }
    return node;
  }

  /** A value as it may stand in a message. */
  static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : Checks.shown(node.toString());
  }
}
