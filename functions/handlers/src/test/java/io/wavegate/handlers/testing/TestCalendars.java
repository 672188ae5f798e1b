package io.wavegate.handlers.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Change calendars as Systems Manager keeps them: documents in iCalendar's format. */
final class TestCalendars {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TestCalendars() {}

  /** One that is closed from an instant on and up to another. */
  static String closed(Instant from, Instant until) {
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "PRODID:-//AWS//Change Calendar 1.0//EN",
        "VERSION:2.0",
        "X-CALENDAR-TYPE:DEFAULT_OPEN",
        "BEGIN:VEVENT",
        "UID:freeze",
        "DTSTAMP:20260101T000000Z",
        "DTSTART:" + TIME.format(from),
        "DTEND:" + TIME.format(until),
        "END:VEVENT",
        "END:VCALENDAR",
        "");
  }
}
