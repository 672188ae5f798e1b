package io.wavegate.standins.ssm;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * A calendar that is open by default and closed during its events, or the other way round (user
 * guide, Change Calendar). Recurrences are looked at a year and some days to either side.
 */
final class ChangeCalendar {
  private static final String TYPE = "X-CALENDAR-TYPE";
  private static final String ZONE = "X-WR-TIMEZONE";
  private static final Duration SIGHT = Duration.ofDays(400);

  private final Calendar calendar;
  private final boolean openByDefault;
  private final ZoneId zone;

  private record Span(Instant from, Instant until) {}

  private ChangeCalendar(Calendar calendar, boolean openByDefault, ZoneId zone) {
    this.calendar = calendar;
    this.openByDefault = openByDefault;
    this.zone = zone;
  }

  /**
   * Reads a calendar.
   *
   * @throws IllegalArgumentException with a sentence, for what is no change calendar
   */
  static ChangeCalendar parse(String text) {
    try {
      Calendar calendar = new CalendarBuilder().build(new StringReader(text));
      String type = value(calendar, TYPE).orElse("");
      if (!type.equals("DEFAULT_OPEN") && !type.equals("DEFAULT_CLOSED")) {
        throw new IllegalArgumentException(
            TYPE + " must be DEFAULT_OPEN or DEFAULT_CLOSED, got '" + type + "'");
      }
      ZoneId zone = ZoneId.of(value(calendar, ZONE).orElse("UTC"));
      ChangeCalendar read = new ChangeCalendar(calendar, type.equals("DEFAULT_OPEN"), zone);
      read.spans(Instant.EPOCH);
      return read;
    } catch (IOException | ParserException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("not a calendar: " + e.getMessage(), e);
    }
  }

  private static Optional<String> value(Calendar calendar, String name) {
    Optional<Property> property = calendar.getProperty(name);
    return property.map(Property::getValue);
  }

  /** Whether changes are allowed at an instant; an event's end is no part of it. */
  boolean isOpen(Instant at) {
    boolean during =
        spans(at).stream().anyMatch(s -> !s.from().isAfter(at) && s.until().isAfter(at));
    return openByDefault != during;
  }

  /** The beginnings and ends of events after an instant, in no order. */
  List<Instant> boundaries(Instant after) {
    List<Instant> boundaries = new ArrayList<>();
    for (Span span : spans(after)) {
      boundaries.add(span.from());
      boundaries.add(span.until());
    }
    boundaries.removeIf(boundary -> !boundary.isAfter(after));
    return boundaries;
  }

  private List<Span> spans(Instant around) {
    ZonedDateTime from = around.minus(SIGHT).atZone(ZoneOffset.UTC);
    Period<ZonedDateTime> sight = new Period<>(from, from.plus(SIGHT.multipliedBy(2)));
    List<Span> spans = new ArrayList<>();
    for (VEvent event : calendar.<VEvent>getComponents("VEVENT")) {
      for (Period<Temporal> period : event.<Temporal>calculateRecurrenceSet(sight)) {
        spans.add(new Span(instant(period.getStart()), instant(period.getEnd())));
      }
    }
    return spans;
  }

  /** Dates and times without a zone are in the calendar's own. */
  private Instant instant(Temporal time) {
    return switch (time) {
      case Instant instant -> instant;
      case OffsetDateTime offset -> offset.toInstant();
      case ZonedDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.atZone(zone).toInstant();
      case LocalDate date -> date.atStartOfDay(zone).toInstant();
      default -> throw new IllegalArgumentException("not a time of a calendar: " + time);
    };
  }
}
