package io.wavegate.codec.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}. */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final int[] SECONDS = {86_400, 3_600, 60, 1};
  private static final String[] UNITS = {"d", "h", "m", "s"};

  private Durations() {}

  /** The duration, if the text has the form of one. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return Optional.empty();
    }
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String amount = parts.group(i + 1);
      seconds += amount == null ? 0 : Long.parseLong(amount) * SECONDS[i];
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }

  /** The same form, without units that are nought; parts of a second are left out. */
  public static String said(Duration duration) {
    StringBuilder said = new StringBuilder();
    long left = duration.toSeconds();
    for (int i = 0; i < SECONDS.length; i++) {
      if (left >= SECONDS[i]) {
        said.append(left / SECONDS[i]).append(UNITS[i]);
        left %= SECONDS[i];
      }
    }
    return said.isEmpty() ? "0s" : said.toString();
  }
}
