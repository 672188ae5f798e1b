package io.wavegate.core.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations, times and counts are said in reasons. */
public final class Said {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern ALARM_ARN =
      Pattern.compile("arn:aws[a-z-]{0,20}:cloudwatch:[a-z0-9-]{1,40}:[0-9]{12}:alarm:");

  private static final Pattern CALENDAR_ARN =
      Pattern.compile("arn:aws[a-z-]{0,20}:ssm:[a-z0-9-]{1,40}:([0-9]{12}):document/(.{1,128})");

  private Said() {}

  /** {@code 42m 10s}, {@code 2h}, {@code 1d 3h}: the two largest units, none that is nought. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 0) {
      return "-" + duration(duration.negated());
    }
    long[] amounts = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
    String[] units = {"d", "h", "m", "s"};
    int first = 0;
    while (first < 3 && amounts[first] == 0) {
      first++;
    }
    String said = amounts[first] + units[first];
    boolean second = first < 3 && amounts[first + 1] != 0;
    return second ? said + " " + amounts[first + 1] + units[first + 1] : said;
  }

  /** {@code 12:04:10Z}: a time of day in UTC. */
  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /** {@code 12:04Z}: a minute of the day in UTC. */
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** {@code Mon 4 May 09:00Z}: a time that may be on another day. */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  /** {@code 1 test}, {@code 2 tests}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** CloudWatch's words with alarms by their names instead of their ARNs. */
  public static String reason(String words) {
    return ALARM_ARN.matcher(words).replaceAll("");
  }

  /** A change calendar: its name, or {@code freeze of account 444455556666} for its ARN. */
  public static String calendar(String nameOrArn) {
    Matcher arn = CALENDAR_ARN.matcher(nameOrArn);
    return arn.matches() ? arn.group(2) + " of account " + arn.group(1) : nameOrArn;
  }

  /** A number that was worked out, of at most six digits: {@code 0.95}, {@code -13.96}. */
  public static String rounded(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /** A number without a fraction it does not have: {@code 412}, {@code 0.5}. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
