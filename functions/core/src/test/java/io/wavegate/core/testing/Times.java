package io.wavegate.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** A Monday on which a wave is deployed at 09:00, is up at 09:10 and bakes for an hour. */
public final class Times {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

  /** The entry gate passed: the watch began. */
  public static final Instant FROM = at("09:00:00");

  /** The deployment was over: the bake began. */
  public static final Instant DEPLOYED = at("09:10:00");

  /** The end of the bake. */
  public static final Instant BAKED = at("10:10:00");

  /** The end of the bake and its settle time of five minutes. */
  public static final Instant SETTLED = at("10:15:00");

  /** Bake of at most two hours, settle time and 30 minutes after the deployment. */
  public static final Instant DEADLINE = at("11:45:00");

  private Times() {}

  /** That time of the day, in UTC. */
  public static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
  }

  /** Minutes, as a duration. */
  public static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
