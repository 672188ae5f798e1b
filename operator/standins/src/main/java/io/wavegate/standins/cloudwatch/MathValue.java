package io.wavegate.standins.cloudwatch;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** What a part of a metric math expression comes to. */
sealed interface MathValue {
  /** A scalar: S in the user guide. */
  record Scalar(double value) implements MathValue {}

  /**
   * A time series: TS in the user guide.
   *
   * @param grid at which times a value would stand, if one was reported
   * @param points where one was
   */
  record Series(Grid grid, NavigableMap<Instant, Double> points) implements MathValue {
    /** Each value by itself; one that becomes no number is dropped. */
    Series each(DoubleUnaryOperator how) {
      NavigableMap<Instant, Double> next = new TreeMap<>();
      points.forEach((at, value) -> keep(next, at, how.applyAsDouble(value)));
      return new Series(grid, next);
    }

    /** A data point that divides by nought is dropped. */
    static void keep(NavigableMap<Instant, Double> points, Instant at, double value) {
      if (Double.isFinite(value)) {
        points.put(at, value);
      }
    }
  }

  /** The periods that were asked for. */
  record Grid(Instant first, Instant end, int period) {}
}
