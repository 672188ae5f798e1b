package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Durations;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.Anchor.Moment;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the world does: {@code when: one-region bake + 42m}. */
final class HappeningReader {
  private static final int MOST = 500;
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:start|([a-z0-9-]{1,40}) (deployment|bake|rollback))(?: \\+ ([0-9dhms]{1,20}))?");

  private HappeningReader() {}

  static List<Happening> read(YamlValue list, Known known) {
    return list.isPresent()
        ? list.items(0, MOST).stream()
            .map(item -> happening(item.map(ScenarioKeys.HAPPENING), known))
            .toList()
        : List.of();
  }

  private static Happening happening(YamlMap map, Known known) {
    YamlValue when = map.required("when");
    String text = when.text();
    Matcher parts = WHEN.matcher(text);
    Optional<Duration> after = parts.matches() ? after(parts.group(3)) : Optional.empty();
    Anchor anchor = Anchor.START;
    if (after.isEmpty() && !text.isEmpty()) {
      refuse(when);
    } else if (after.isPresent() && parts.group(1) != null) {
      known.wave(when, parts.group(1));
      anchor = anchor(parts.group(1), parts.group(2));
    }
    YamlValue alarm = map.required("alarm");
    String name = alarm.text();
    known.alarm(alarm, name);
    return new Happening(
        anchor,
        after.orElse(Duration.ZERO),
        new Happening.Deed.AlarmChanges(
            name, state(map.required("state")), map.required("reason").text()));
  }

  private static Optional<Duration> after(@Nullable String plus) {
    return plus == null ? Optional.of(Duration.ZERO) : Durations.parse(plus);
  }

  private static void refuse(YamlValue when) {
    when.wrong(
        "must be like \"start + 5m\" or \"one-region bake + 42m\" (deployment, bake or"
            + " rollback), got "
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

  private static AlarmValue state(YamlValue value) {
    String text = value.text();
    for (AlarmValue state : AlarmValue.values()) {
      if (state.name().equals(text)) {
        return state;
      }
    }
    if (!text.isEmpty()) {
      value.wrong("must be OK, ALARM or INSUFFICIENT_DATA, got " + value.shown());
    }
    return AlarmValue.OK;
  }
}
