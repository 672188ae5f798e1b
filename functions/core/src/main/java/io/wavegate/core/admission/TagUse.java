package io.wavegate.core.admission;

/**
 * That a release would deploy what a tag stands for at that moment.
 *
 * @param where which action, or which variable
 * @param key the configuration's key
 * @param value what names the tag
 */
public record TagUse(String where, String key, String value) {
  String said() {
    return "%s: %s names %s".formatted(where, key, value);
  }
}
