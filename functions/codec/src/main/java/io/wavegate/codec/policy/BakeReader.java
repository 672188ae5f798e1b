package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Durations;
import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.BakePreset;
import io.wavegate.core.policy.ChangeKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads how long a wave is watched before it may be promoted. */
final class BakeReader {
  private static final Span BAKE = Span.of("1m", "30d");
  private static final Span SETTLE = Span.of("0s", "1h");
  private static final Duration SETTLE_DEFAULT = Duration.ofMinutes(3);

  private BakeReader() {}

  static Bake bake(YamlMap map) {
    Duration length = length(map);
    YamlValue atMost = map.optional("at-most");
    Duration longest = atMost.duration(BAKE, length);
    if (longest.compareTo(length) < 0) {
      atMost.wrong("must be at least bake.for, got " + atMost.shown());
    }
    return new Bake(
        length,
        longest,
        map.optional("settle").duration(SETTLE, SETTLE_DEFAULT),
        byChange(map.optional("by-change").map(PolicyKeys.BY_CHANGE)),
        Optional.empty());
  }

  private static Map<ChangeKind, Duration> byChange(YamlMap map) {
    Map<ChangeKind, Duration> lengths = new EnumMap<>(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      if (map.has(kind.word())) {
        lengths.put(kind, map.required(kind.word()).duration(BAKE));
      }
    }
    return lengths;
  }

  private static Duration length(YamlMap map) {
    YamlValue preset = map.optional("preset");
    if (!preset.isPresent()) {
      return map.required("for").duration(BAKE);
    }
    if (map.has("for")) {
      preset.wrong("cannot stand beside bake.for, got " + preset.shown());
    }
    return preset.word(BakePreset.ONE_BOX).length();
  }

  /** The longest that the bake can become, said with the key that makes it so long. */
  static String longest(YamlMap map, Bake bake) {
    Duration longest = bake.longest();
    String said = Durations.said(longest);
    for (Map.Entry<ChangeKind, Duration> other : bake.byChange().entrySet()) {
      if (longest.compareTo(bake.atMost()) > 0 && other.getValue().equals(longest)) {
        return "bake.by-change." + other.getKey().word() + " " + said;
      }
    }
    if (map.has("at-most")) {
      return "bake.at-most " + said;
    }
    return (map.has("preset") ? "bake.preset's " : "bake.for ")
        + said
        + " (the default of bake.at-most)";
  }
}
