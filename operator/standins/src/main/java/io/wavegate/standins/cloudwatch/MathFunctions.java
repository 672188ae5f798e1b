package io.wavegate.standins.cloudwatch;

import io.wavegate.standins.cloudwatch.MathValue.Grid;
import io.wavegate.standins.cloudwatch.MathValue.Scalar;
import io.wavegate.standins.cloudwatch.MathValue.Series;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Operators and functions of metric math. */
final class MathFunctions {
  private MathFunctions() {}

  /** Two values and an operator; a value that is missing in one of two series counts as nought. */
  static MathValue combine(String operator, MathValue left, MathValue right) {
    return switch (left) {
      case Scalar one ->
          switch (right) {
            case Scalar other -> new Scalar(calculate(operator, one.value(), other.value()));
            case Series series -> series.each(value -> calculate(operator, one.value(), value));
          };
      case Series one ->
          switch (right) {
            case Scalar other -> one.each(value -> calculate(operator, value, other.value()));
            case Series other -> combine(operator, one, other);
          };
    };
  }

  private static Series combine(String operator, Series left, Series right) {
    TreeSet<Instant> times = new TreeSet<>(left.points().keySet());
    times.addAll(right.points().keySet());
    NavigableMap<Instant, Double> points = new TreeMap<>();
    for (Instant at : times) {
      double one = left.points().getOrDefault(at, 0.0);
      double other = right.points().getOrDefault(at, 0.0);
      Series.keep(points, at, calculate(operator, one, other));
    }
    return new Series(left.grid(), points);
  }

  private static double calculate(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      default -> left / right;
    };
  }

  /** A function of one series; none for one that is not imitated. */
  static Optional<MathValue> of(String name, Series series) {
    var values = series.points().values().stream().mapToDouble(Double::doubleValue);
    return switch (name) {
      case "SUM" -> Optional.of(new Scalar(values.sum()));
      case "AVG" -> Optional.of(new Scalar(values.average().orElse(0)));
      case "MAX" -> Optional.of(new Scalar(values.max().orElse(0)));
      case "MIN" -> Optional.of(new Scalar(values.min().orElse(0)));
      case "RUNNING_SUM" -> Optional.of(running(series));
      default -> Optional.empty();
    };
  }

  private static Series running(Series series) {
    NavigableMap<Instant, Double> points = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<Instant, Double> point : series.points().entrySet()) {
      sum += point.getValue();
      points.put(point.getKey(), sum);
    }
    return new Series(series.grid(), points);
  }

  /** {@code FILL(m1, 0)}. */
  static Series filled(Series series, double missing) {
    NavigableMap<Instant, Double> points = new TreeMap<>(series.points());
    Grid grid = series.grid();
    for (Instant at = grid.first(); at.isBefore(grid.end()); at = at.plusSeconds(grid.period())) {
      points.putIfAbsent(at, missing);
    }
    return new Series(grid, points);
  }

  /** {@code FILL(m1, REPEAT)}: what is missing is as the value before it. */
  static Series repeated(Series series) {
    NavigableMap<Instant, Double> points = new TreeMap<>(series.points());
    Grid grid = series.grid();
    for (Instant at = grid.first(); at.isBefore(grid.end()); at = at.plusSeconds(grid.period())) {
      Map.Entry<Instant, Double> before = series.points().floorEntry(at);
      if (before != null) {
        points.putIfAbsent(at, before.getValue());
      }
    }
    return new Series(grid, points);
  }
}
