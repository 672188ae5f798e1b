package io.wavegate.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The window that a moment is in: what is allowed so often per window is counted from its opening
 * on. Where none is open, since the policy sets none or a person skips them, it is the calendar day
 * in UTC.
 *
 * @param from when it opened
 * @param next when the next one opens
 */
public record WindowSpan(Instant from, Instant next) {
  /** The one that a moment is in; of several that are open the earliest counts. */
  public static WindowSpan at(List<Window> windows, Instant now) {
    List<Window> open = windows.stream().filter(window -> window.isOpen(now)).toList();
    if (open.isEmpty()) {
      Instant day = now.truncatedTo(ChronoUnit.DAYS);
      return new WindowSpan(day, next(windows, day.plus(Duration.ofDays(1)), now));
    }
    Instant from = open.stream().map(w -> w.opened(now)).min(Instant::compareTo).orElse(now);
    Instant closes = open.stream().map(w -> w.closes(now)).max(Instant::compareTo).orElse(now);
    return new WindowSpan(from, next(windows, closes, closes));
  }

  private static Instant next(List<Window> windows, Instant without, Instant from) {
    return windows.stream()
        .map(window -> window.nextOpening(from))
        .min(Instant::compareTo)
        .orElse(without);
  }
}
