package io.wavegate.handlers.validation;

import io.wavegate.core.model.Said;
import io.wavegate.core.validation.Scrub;
import io.wavegate.handlers.kit.Texts;
import java.time.Duration;
import java.time.Instant;

/**
 * A test of which nothing is known, as whoever is paged reads it.
 *
 * @param what {@code was not run} or {@code has no result}
 * @param cause what was seen last
 * @param looks how often it was run or looked at, each with its own retries
 * @param since when the first of them began
 */
public record NoResult(String what, String cause, int looks, Instant since) {
  /** So that what follows is not cut off. */
  private static final int CAUSE = 300;

  /** One that could not be run. */
  public static NoResult notRun(String cause, int looks, Instant since) {
    return new NoResult("was not run", cause, looks, since);
  }

  /** One that was asked and could not be read. */
  static NoResult unread(String cause, int looks, Instant since) {
    return new NoResult("has no result", cause, looks, since);
  }

  /** Which test, what was seen, and what was tried. */
  String said(String test, Instant now) {
    return "test %s %s: %s (%s)"
        .formatted(test, what, Texts.line(Scrub.masked(cause), CAUSE), tried(now));
  }

  private String tried(Instant now) {
    Duration lasted = Duration.between(since, now);
    String from = Said.clock(since);
    if (looks > 1) {
      return "looked at %d times in %s, since %s".formatted(looks, Said.duration(lasted), from);
    }
    return lasted.toSeconds() < 1
        ? "tried once, at " + from
        : "tried for %s, since %s".formatted(Said.duration(lasted), from);
  }
}
