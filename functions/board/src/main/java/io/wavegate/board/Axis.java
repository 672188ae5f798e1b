package io.wavegate.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The hours above a timeline. */
final class Axis {
  /** Labels nearer than this would touch. */
  private static final double LEAST_GAP = 86;

  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final List<Long> STEPS =
      List.of(1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 180L, 360L, 720L, DAY, 2 * DAY, 7 * DAY);

  private Axis() {}

  /**
   * A tick.
   *
   * @param at the moment, a round one
   * @param date whether its day has to be said, since it is the first of that day
   */
  record Tick(Instant at, boolean date) {}

  /** The ticks, at round moments of UTC, as many as can be labelled. */
  static List<Tick> ticks(Scale scale) {
    long step = step(scale);
    ZonedDateTime day =
        scale.span().from().atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC);
    List<Tick> ticks = new ArrayList<>();
    String said = "";
    for (Instant at = day.toInstant();
        !at.isAfter(scale.span().to());
        at = at.plus(Duration.ofMinutes(step))) {
      if (!at.isBefore(scale.span().from())) {
        String date = Times.date(at);
        ticks.add(new Tick(at, !date.equals(said)));
        said = date;
      }
    }
    return ticks;
  }

  private static long step(Scale scale) {
    double minutes = scale.span().seconds() / 60;
    for (long step : STEPS) {
      if (scale.width() * step / minutes >= LEAST_GAP) {
        return step;
      }
    }
    return (long) Math.ceil(minutes / DAY / 10) * DAY;
  }
}
