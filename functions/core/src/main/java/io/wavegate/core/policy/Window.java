package io.wavegate.core.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When a deployment may start.
 *
 * @param days days on which the window opens, at least one
 * @param from first moment, local time
 * @param to first moment after it, local time, later than {@code from}
 * @param zone the zone whose clocks count, daylight saving included
 * @param except dates on which it does not open, such as holidays, by the zone's calendar
 */
public record Window(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Set<LocalDate> except) {
  /** A day whose opening the clocks skip is made up for a week later. */
  private static final int TWO_WEEKS_AND_A_DAY = 15;

  private static final int WEEK = 7;

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
    except = Collections.unmodifiableSortedSet(new TreeSet<>(except));
  }

  /** Whether a deployment may start at that moment. */
  public boolean isOpen(Instant now) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    return days.contains(local.getDayOfWeek())
        && !except.contains(local.toLocalDate())
        && !time.isBefore(from)
        && time.isBefore(to);
  }

  /** When it opened, if it is open at that moment. */
  Instant opened(Instant now) {
    return now.atZone(zone).toLocalDate().atTime(from).atZone(zone).toInstant();
  }

  /** When it closes, if it is open at that moment. */
  Instant closes(Instant now) {
    return now.atZone(zone).toLocalDate().atTime(to).atZone(zone).toInstant();
  }

  /** The next moment at or after {@code now} at which the window is open. */
  public Instant nextOpening(Instant now) {
    if (isOpen(now)) {
      return now;
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    int farthest = TWO_WEEKS_AND_A_DAY + WEEK * except.size();
    for (int ahead = 0; ahead <= farthest; ahead++) {
      Optional<Instant> opening =
          openings(today.plusDays(ahead))
              .filter(moment -> !moment.isBefore(now) && isOpen(moment))
              .min(Comparator.naturalOrder());
      if (opening.isPresent()) {
        return opening.get();
      }
    }
    throw new IllegalStateException(
        "no opening within " + farthest + " days of " + now + " in " + this);
  }

  /** A window opens at its first moment, and where a change of the clocks leads into it. */
  private Stream<Instant> openings(LocalDate day) {
    LocalDateTime first = day.atTime(from);
    Instant midnight = day.atStartOfDay(zone).toInstant();
    return Stream.concat(
        zone.getRules().getValidOffsets(first).stream().map(first::toInstant),
        Stream.ofNullable(zone.getRules().nextTransition(midnight.minusNanos(1)))
            .map(ZoneOffsetTransition::getInstant)
            .filter(change -> change.atZone(zone).toLocalDate().equals(day)));
  }
}
