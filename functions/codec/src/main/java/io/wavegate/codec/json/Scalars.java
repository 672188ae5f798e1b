package io.wavegate.codec.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.model.Checks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;

/** Values that JSON holds as one word or number. */
final class Scalars {
  private Scalars() {}

  static Object decode(JsonNode node, Class<?> type, Where where) {
    if (type == boolean.class || type == Boolean.class) {
      return wanted(node.isBoolean(), node, "true or false", where).booleanValue();
    }
    if (type == int.class || type == Integer.class) {
      return wanted(
              node.isIntegralNumber() && node.canConvertToInt(), node, "a whole number", where)
          .intValue();
    }
    if (type == long.class || type == Long.class) {
      return wanted(
              node.isIntegralNumber() && node.canConvertToLong(), node, "a whole number", where)
          .longValue();
    }
    if (type == double.class || type == Double.class) {
      return wanted(node.isNumber(), node, "a number", where).doubleValue();
    }
    return word(wanted(node.isTextual(), node, "a string", where).textValue(), type, where);
  }

  static Object word(String text, Class<?> type, Where where) {
    if (type == String.class) {
      return text;
    }
    if (type.isEnum()) {
      return constant(text, type, where);
    }
    try {
      return time(text, type, where);
    } catch (DateTimeException e) {
      throw new UnusableJsonException(
          where.said() + ": \"" + Checks.shown(text) + "\" is not a " + type.getSimpleName(), e);
    }
  }

  private static Object time(String text, Class<?> type, Where where) {
    if (type == Instant.class) {
      return Instant.parse(text);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    if (type == LocalTime.class) {
      return LocalTime.parse(text);
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(text);
    }
    if (type == ZoneId.class) {
      return ZoneId.of(text);
    }
    throw where.wrong("no JSON form for " + type.getName());
  }

  private static Object constant(String text, Class<?> type, Where where) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw where.wrong("\"" + Checks.shown(text) + "\" is not one of " + Arrays.toString(constants));
  }

  private static JsonNode wanted(boolean fits, JsonNode node, String what, Where where) {
    if (!fits) {
      throw where.wrong("must be " + what + ", got " + Decoder.shown(node));
    }
    return node;
  }
}
