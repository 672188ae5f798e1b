package io.wavegate.local.live;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How much virtual time passes in a second of real time.
 *
 * @param factor 1 for real time
 */
public record Speed(BigDecimal factor) {
  /** The slowest and the fastest; a machine that cannot keep up goes as fast as it can. */
  public static final BigDecimal LEAST = new BigDecimal("0.1");

  /** An hour a second. */
  public static final BigDecimal MOST = new BigDecimal("3600");

  /** Real time. */
  public static final Speed REAL = new Speed(BigDecimal.ONE);

  private static final int MILLIS = 6;

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if it is out of bounds
   */
  public Speed {
    if (factor.compareTo(LEAST) < 0 || factor.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "the speed must be from " + LEAST + " to " + MOST + ", got " + factor.toPlainString());
    }
  }

  /** The virtual time that passes in so much real time, in whole milliseconds. */
  public Duration virtual(Duration real) {
    BigDecimal nanos = BigDecimal.valueOf(real.toNanos()).multiply(factor);
    return Duration.ofMillis(
        nanos.movePointLeft(MILLIS).setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  /** The real time in which so much virtual time passes, never less. */
  public Duration real(Duration virtual) {
    return Duration.ofNanos(
        BigDecimal.valueOf(virtual.toNanos())
            .divide(factor, 0, RoundingMode.CEILING)
            .longValueExact());
  }
}
