package io.wavegate.core.validation;

import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Judges a metric test: it has passed as soon as the values of so many periods in a row, up to the
 * newest, compare as the policy wants. A value that does not, or a period without one, starts the
 * count anew.
 */
public final class MetricCheck {
  /**
   * A data point may show minutes after the end of its period. A newest period without a value is
   * no gap before that; with a value it counts at once.
   */
  private static final Duration SHOWN = Duration.ofMinutes(3);

  private final TestKind.Metric test;
  private final Duration period;

  /** Of one test. */
  public MetricCheck(TestKind.Metric test) {
    this.test = test;
    this.period =
        test.metrics().stream()
            .map(MetricQuery::period)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ofMinutes(1));
  }

  /**
   * What it comes to.
   *
   * @param held whether it has passed
   * @param said the newest value, what is wanted, and for how long it has held
   */
  public record Held(boolean held, String said) {}

  /** The beginning of the first period that lies wholly after the deployment. */
  public Instant first(Instant deployed) {
    long seconds = period.toSeconds();
    long after =
        deployed.getNano() == 0 ? deployed.getEpochSecond() : deployed.getEpochSecond() + 1;
    return Instant.ofEpochSecond(Math.ceilDiv(after, seconds) * seconds);
  }

  /**
   * Looks.
   *
   * @param values of the expression; what lies before the deployment or is not over yet is ignored
   * @param deployed the end of the deployment
   */
  public Held look(List<MetricValue> values, Instant deployed, Instant now) {
    Instant first = first(deployed);
    TreeMap<Instant, Double> known = new TreeMap<>();
    values.stream()
        .filter(value -> !value.at().isBefore(first) && !value.at().plus(period).isAfter(now))
        .forEach(value -> known.put(value.at(), value.value()));
    Optional<Map.Entry<Instant, Double>> newest = Optional.ofNullable(known.lastEntry());
    if (newest.isEmpty()) {
      return new Held(false, "no value since the deployment, " + wanted());
    }
    boolean shown = !now.isAfter(newest.get().getKey().plus(period.multipliedBy(2)).plus(SHOWN));
    Duration held = shown ? held(known) : Duration.ZERO;
    boolean passed = held.compareTo(test.holds()) >= 0;
    String gap = shown ? "" : ", and none after it";
    return new Held(passed, newest(newest.get()) + gap + ", " + wanted() + "; " + since(held));
  }

  /** From the newest value back to the first that is missing or wrong. */
  private Duration held(SequencedMap<Instant, Double> known) {
    Duration held = Duration.ZERO;
    Instant at = known.sequencedKeySet().getLast();
    while (known.containsKey(at) && compares(known.getOrDefault(at, Double.NaN))) {
      held = held.plus(period);
      at = at.minus(period);
    }
    return held;
  }

  private boolean compares(double value) {
    return test.comparison().holds(value, test.bound());
  }

  private String newest(Map.Entry<Instant, Double> newest) {
    return Said.rounded(newest.getValue()) + " at " + Said.minute(newest.getKey());
  }

  private String wanted() {
    return "%s %s wanted for %s"
        .formatted(
            test.comparison().word(), Said.number(test.bound()), Said.duration(test.holds()));
  }

  private static String since(Duration held) {
    return held.isZero() ? "it does not hold" : "it has held for " + Said.duration(held);
  }
}
