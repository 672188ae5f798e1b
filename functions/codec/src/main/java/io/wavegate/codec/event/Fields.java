package io.wavegate.codec.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.core.model.Checks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members of a JSON object in an event. Each reader refuses a value of another form with an
 * exception that says its path and the value seen.
 *
 * @param node the object
 * @param path the way to it, ending in a dot; empty for the document itself
 */
record Fields(JsonNode node, String path) {
  /** Longest text that is kept of what a provider or a person said. */
  static final int LONGEST_TEXT = 5_000;

  /** {@code 2019-10-02T17:04:40.989+0000}, CloudWatch's own form, and the ISO-8601 forms. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  static Fields of(JsonNode document) {
    if (!document.isObject()) {
      throw new UnusableJsonException(
          "an event must be a JSON object, got " + Checks.shown(document.getNodeType().name()));
    }
    return new Fields(document, "");
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  Fields object(String key) {
    JsonNode value = node.path(key);
    if (!value.isObject()) {
      throw wrong(key, "must be an object", value);
    }
    return new Fields(value, path + key + ".");
  }

  /** A text, cut where it is too long to keep; empty if it is absent or null. */
  Optional<String> optional(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(key, "must be a string", value);
    }
    String text = value.textValue();
    return Optional.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
  }

  String text(String key) {
    return optional(key).orElseThrow(() -> wrong(key, "must be a string", node.path(key)));
  }

  String matching(Pattern pattern, String key) {
    return Checks.matches(pattern, text(key), path + key);
  }

  <E extends Enum<E>> E word(Class<E> type, String key) {
    return constant(type, text(key))
        .orElseThrow(
            () ->
                wrong(
                    key,
                    "must be one of " + Arrays.toString(type.getEnumConstants()),
                    node.path(key)));
  }

  <E extends Enum<E>> Optional<E> optionalWord(Class<E> type, String key) {
    return optional(key).map(present -> word(type, key));
  }

  Instant time(String key) {
    String text = text(key);
    try {
      return OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeException e) {
      throw wrong(key, "must be a time", node.path(key));
    }
  }

  /** A whole number that may come as {@code 1}, {@code 1.0} or {@code "1"}. */
  int number(String key) {
    JsonNode value = node.path(key);
    double number = value.isTextual() ? digits(value.textValue()) : value.asDouble(-1);
    if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
      throw wrong(key, "must be a whole number", value);
    }
    return (int) number;
  }

  private static double digits(String text) {
    return text.matches("[0-9]{1,9}(\\.0)?") ? Double.parseDouble(text) : -1;
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(
            constant ->
                constant.name().equals(name)
                    || constant.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  UnusableJsonException wrong(String key, String wanted, JsonNode value) {
    String seen = value.isMissingNode() ? "nothing" : Checks.shown(value.toString());
    return new UnusableJsonException(path + key + " " + wanted + ", got " + seen);
  }
}
