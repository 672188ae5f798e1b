package io.wavegate.core.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a deployment may start.
 *
 * @param days days on which the window opens, at least one
 * @param from first moment, local time
 * @param to first moment after it, local time, later than {@code from}
 * @param zone the zone whose clocks count, daylight saving included
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
  private static final int A_WEEK_AND_A_DAY = 8;

  /**
   * @throws IllegalArgumentException if there is no day, or the window ends before it begins
   */
  public Window {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a window needs at least one day");
    }
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a window must end after it begins, got " + from + " to " + to);
    }
    days = EnumSet.copyOf(days);
  }

  /** Whether a deployment may start at that moment. */
  public boolean isOpen(Instant now) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
  }

  /** The next moment at or after {@code now} at which the window is open. */
  public Instant nextOpening(Instant now) {
    if (isOpen(now)) {
      return now;
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= A_WEEK_AND_A_DAY; ahead++) {
      LocalDate day = today.plusDays(ahead);
      Instant opening = day.atTime(from).atZone(zone).toInstant();
      if (days.contains(day.getDayOfWeek()) && !opening.isBefore(now) && isOpen(opening)) {
        return opening;
      }
    }
    throw new IllegalStateException("no opening within a week of " + now + " in " + this);
  }
}
