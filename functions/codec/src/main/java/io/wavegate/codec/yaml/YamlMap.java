package io.wavegate.codec.yaml;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.YamlNode.Entry;
import io.wavegate.codec.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping with known keys. One that is not there has no keys and keeps silent about required
 * ones: that it is missing was said before.
 */
public final class YamlMap {
  private final Problems problems;
  private final Optional<Mapping> mapping;
  private final String prefix;
  private final List<String> keys;

  YamlMap(Problems problems, Optional<Mapping> mapping, String prefix, List<String> keys) {
    this.problems = problems;
    this.mapping = mapping;
    this.prefix = prefix;
    this.keys = keys;
  }

  /** Notes each key that is not known; {@code refused} says why for those that deserve it. */
  void refuseUnknown(Map<String, String> refused) {
    mapping.stream()
        .flatMap(present -> present.entries().stream())
        .map(Entry::key)
        .filter(key -> !keys.contains(key.text()))
        .forEach(
            key ->
                problems.add(
                    key.at(),
                    Optional.ofNullable(refused.get(key.text()))
                        .orElseGet(() -> Nearest.unknownKey(key.text(), keys))));
  }

  /** Where the mapping begins. */
  public Place at() {
    return mapping.map(Mapping::at).orElse(Place.START);
  }

  /** Notes a problem with the mapping as a whole. */
  public void wrong(String what) {
    problems.add(at(), what);
  }

  /** Whether the key is there, also one that is not known. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** Whether some key is not known, which was noted. */
  public boolean hasUnknown() {
    return mapping.stream()
        .flatMap(present -> present.entries().stream())
        .anyMatch(entry -> !keys.contains(entry.key().text()));
  }

  /** The key's value; that it is missing is noted. */
  public YamlValue required(String key) {
    YamlValue value = optional(key);
    if (mapping.isPresent() && !value.isPresent() && !isMistyped(key)) {
      problems.add(at(), prefix + key + " is required");
    }
    return value;
  }

  /**
   * The key's value, which may be absent.
   *
   * @throws IllegalArgumentException if the key is not one of the known ones
   */
  public YamlValue optional(String key) {
    if (!keys.contains(key)) {
      throw new IllegalArgumentException("\"" + key + "\" is not one of " + keys);
    }
    return new YamlValue(problems, find(key), at(), prefix + key, prefix + key + ".");
  }

  /** Whether an unknown key was said to mean this one: one mistake is said once. */
  private boolean isMistyped(String key) {
    return mapping.stream()
        .flatMap(present -> present.entries().stream())
        .map(entry -> entry.key().text())
        .filter(other -> !keys.contains(other))
        .anyMatch(other -> Nearest.to(other, keys).equals(Optional.of(key)));
  }

  private Optional<YamlNode> find(String key) {
    return mapping.stream()
        .flatMap(present -> present.entries().stream())
        .filter(entry -> entry.key().text().equals(key))
        .map(Entry::value)
        .findFirst();
  }
}
