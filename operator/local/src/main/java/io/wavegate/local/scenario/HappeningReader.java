package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Durations;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.Anchor.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the world does: {@code when: one-region bake + 42m}, and what it does then. */
final class HappeningReader {
  private static final int MOST = 500;
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:start|([a-z0-9-]{1,40}) (entry|deployment|bake|bake-end|promoted|failed|rollback))"
              + "(?: ([+-]) ([0-9dhms]{1,20}))?");

  private HappeningReader() {}

  static List<Happening> read(YamlValue list, Known known) {
    return list.isPresent()
        ? list.items(0, MOST).stream()
            .map(item -> happening(item.map(ScenarioKeys.happening()), known))
            .toList()
        : List.of();
  }

  private static Happening happening(YamlMap map, Known known) {
    YamlValue when = map.required(ScenarioKeys.WHEN);
    String text = when.text();
    Matcher parts = WHEN.matcher(text);
    Optional<Duration> after = parts.matches() ? after(parts) : Optional.empty();
    Anchor anchor = Anchor.START;
    if (after.isEmpty() && !text.isEmpty()) {
      refuse(when);
    } else if (after.isPresent() && parts.group(1) != null) {
      known.wave(when, parts.group(1));
      anchor = anchor(parts.group(1), parts.group(2));
    }
    return new Happening(
        anchor, after.orElse(Duration.ZERO), text, new DeedReader(map, known).read());
  }

  /** Only the end of a bake is known beforehand, so that something can happen before it. */
  private static Optional<Duration> after(Matcher parts) {
    if (parts.group(4) == null) {
      return Optional.of(Duration.ZERO);
    }
    Optional<Duration> length = Durations.parse(parts.group(4));
    if (parts.group(3).equals("+")) {
      return length;
    }
    boolean end = Moment.BAKE_END.word().equals(parts.group(2));
    return end ? length.map(Duration::negated) : Optional.empty();
  }

  private static void refuse(YamlValue when) {
    when.wrong(
        "must be like \"start + 5m\", \"one-region bake + 42m\" (entry, deployment, bake,"
            + " promoted, failed or rollback) or \"one-region bake-end - 1s\", got "
            + when.shown());
  }

  private static Anchor anchor(String wave, String word) {
    for (Moment moment : Moment.values()) {
      if (moment.word().equals(word)) {
        return new Anchor(wave, moment);
      }
    }
    return Anchor.START;
  }
}
