package io.wavegate.core.policy;

import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A run of the function that makes synthetic traffic. It runs as a test whose result is told and
 * weighs nothing: what counts is the traffic.
 */
public final class Canary {
  /** What the names of its runs begin with; no test of a wave with a canary may be named so. */
  public static final String PREFIX = "canary-";

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Canary() {}

  /**
   * The run that belongs to one extension of a bake.
   *
   * @param until the end of the bake as it was extended
   */
  public static TestSpec run(String function, Instant until) {
    return spec(function, PREFIX + UNTIL.format(until));
  }

  /** The run of that name, in a wave that has a canary. */
  public static Optional<TestSpec> named(String name, WavePolicy wave) {
    return wave.conduct()
        .canary()
        .filter(function -> name.startsWith(PREFIX))
        .map(function -> spec(function, name));
  }

  private static TestSpec spec(String function, String name) {
    return new TestSpec(name, new TestKind.Lambda(function), TestTerms.once(TIMEOUT, false));
  }
}
