package io.wavegate.board;

import io.wavegate.core.model.Said;
import io.wavegate.core.view.ReleaseView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments are shown; always UTC. */
final class Times {
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code 2026-05-05 12:04:10Z}. */
  static String full(Instant at) {
    return FULL.format(at);
  }

  /** The time of day, with the day if the release was seen on another day than it began. */
  static String said(ReleaseView release, Instant at) {
    boolean oneDay = date(release.startedAt()).equals(date(release.asOf()));
    return oneDay ? Said.clock(at) : DAY_AND_CLOCK.format(at);
  }

  /** {@code 12:04Z}. */
  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** {@code Tue 5 May}. */
  static String date(Instant at) {
    return DATE.format(at);
  }

  /** {@code +1h 42m}: how long after {@code start}; with a minus if before. */
  static String offset(Instant start, Instant at) {
    Duration since = Duration.between(start, at);
    return since.toSeconds() < 0 ? Said.duration(since) : "+" + Said.duration(since);
  }

  /** The earlier one. */
  static Instant earlier(Instant a, Instant b) {
    return b.isBefore(a) ? b : a;
  }

  /** The later one. */
  static Instant later(Instant a, Instant b) {
    return b.isAfter(a) ? b : a;
  }
}
