package io.wavegate.core.testing;

import io.wavegate.core.policy.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** Windows that open on every such day. */
public final class Windows {
  private Windows() {}

  /** One without exceptions. */
  public static Window window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    return new Window(days, from, to, zone, Set.of());
  }
}
