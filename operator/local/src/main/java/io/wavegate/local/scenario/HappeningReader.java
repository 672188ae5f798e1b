package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Durations;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.Anchor.Moment;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the world does: {@code when: one-region bake + 42m}. */
final class HappeningReader {
  private static final int MOST = 500;
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:start|([a-z0-9-]{1,40}) (deployment|bake|rollback))(?: \\+ ([0-9dhms]{1,20}))?");

  private HappeningReader() {}

  static List<Happening> read(YamlValue list) {
    return list.isPresent()
        ? list.items(0, MOST).stream()
            .map(item -> happening(item.map(ScenarioKeys.HAPPENING)))
            .toList()
        : List.of();
  }

  private static Happening happening(YamlMap map) {
    YamlValue when = map.required("when");
    Matcher parts = WHEN.matcher(when.text());
    Anchor anchor = Anchor.START;
    Duration after = Duration.ZERO;
    if (parts.matches()) {
      anchor = parts.group(1) == null ? Anchor.START : anchor(parts.group(1), parts.group(2));
      String plus = parts.group(3);
      after = plus == null ? Duration.ZERO : Durations.parse(plus).orElse(Duration.ofDays(-1));
    }
    if (!parts.matches() || after.isNegative()) {
      when.wrong(
          "must be like \"start + 5m\" or \"one-region bake + 42m\" (deployment, bake or"
              + " rollback), got "
              + when.shown());
    }
    return new Happening(
        anchor,
        after,
        new Happening.Deed.AlarmChanges(
            map.required("alarm").text(),
            state(map.required("state")),
            map.required("reason").text()));
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
    value.wrong("must be OK, ALARM or INSUFFICIENT_DATA, got " + value.shown());
    return AlarmValue.OK;
  }
}
