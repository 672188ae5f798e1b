package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares what was recorded with what happened.
 *
 * <p>In recordings, ids, ARNs and times are replaced: by something in angle brackets, by the name
 * of the member that they stand in, or by a word that the recorded input shows in place of the real
 * one. Such a placeholder matches anything. Everything else must be equal.
 */
final class Placeholders {
  private static final Pattern BRACKETS = Pattern.compile("<+[^<>]*>?[^<>]*>");

  private static final List<String> FIXED =
      List.of("lambda_function_name", "snf_role_arn", "timestamp", "date");

  private final Set<String> words = new LinkedHashSet<>();

  Placeholders(Recording recording) {
    words.addAll(FIXED);
    learn(Recording.details(recording.history().get(0)).path("input"), recording.input());
  }

  private void learn(JsonNode recorded, JsonNode real) {
    if (recorded.isObject()) {
      recorded.properties().forEach(e -> learn(e.getValue(), real.path(e.getKey())));
    } else if (recorded.isArray()) {
      for (int i = 0; i < recorded.size(); i++) {
        learn(recorded.get(i), real.path(i));
      }
    } else if (recorded.isTextual() && !recorded.equals(real)) {
      words.add(recorded.textValue());
    }
  }

  /**
   * Whether an actual value is as recorded.
   *
   * @param key the name of the member that it stands in
   */
  boolean match(String key, JsonNode recorded, JsonNode actual) {
    if (recorded.isContainerNode() && actual.isTextual()) {
      return matchText(key, recorded, actual.textValue());
    }
    if (recorded.isObject() && actual.isObject()) {
      return recorded.size() == actual.size()
          && recorded.properties().stream()
              .allMatch(e -> match(e.getKey(), e.getValue(), actual.path(e.getKey())));
    }
    if (recorded.isArray() && actual.isArray()) {
      return recorded.size() == actual.size() && matchItems(key, recorded, actual);
    }
    if (recorded.isNumber() && actual.isNumber()) {
      return recorded.asText().equals(actual.asText());
    }
    return recorded.isTextual()
        ? matchLeaf(key, recorded.textValue(), actual)
        : recorded.equals(actual);
  }

  private boolean matchItems(String key, JsonNode recorded, JsonNode actual) {
    for (int i = 0; i < recorded.size(); i++) {
      if (!match(key, recorded.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** JSON inside strings is parsed in recordings. */
  private boolean matchText(String key, JsonNode recorded, String actual) {
    try {
      return match(key, recorded, Json.parse(actual));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean matchLeaf(String key, String recorded, JsonNode actual) {
    if (isPlaceholder(key, recorded)) {
      return true;
    }
    if (!actual.isTextual()) {
      return false;
    }
    String text = actual.textValue();
    return recorded.equals(text)
        || pattern(recorded).matcher(text).matches()
        || sameJson(key, recorded, text);
  }

  /** A cause's JSON may have been written anew before it was recorded, with other spaces. */
  private boolean sameJson(String key, String recorded, String actual) {
    if (!recorded.startsWith("{") && !recorded.startsWith("[")) {
      return false;
    }
    try {
      return matchText(key, Json.parse(recorded), actual);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isPlaceholder(String key, String recorded) {
    return words.contains(recorded)
        || normal(recorded).equals(normal(key))
        || recorded.endsWith("EventDetails." + key);
  }

  private static String normal(String text) {
    return text.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Brackets match anything; in an ARN with brackets so does the last part, the resource's name.
   */
  private static Pattern pattern(String recorded) {
    boolean replaced = BRACKETS.matcher(recorded).find();
    int name = recorded.lastIndexOf(':');
    String compared =
        replaced && recorded.startsWith("arn:") ? recorded.substring(0, name + 1) : recorded;
    StringBuilder regex = new StringBuilder();
    int end = 0;
    var matcher = BRACKETS.matcher(compared);
    while (matcher.find()) {
      regex.append(Pattern.quote(compared.substring(end, matcher.start()))).append(".*");
      end = matcher.end();
    }
    regex.append(Pattern.quote(compared.substring(end)));
    return Pattern.compile(
        compared.equals(recorded) ? regex.toString() : regex + ".*", Pattern.DOTALL);
  }
}
