package io.wavegate.local.rehearsal;

import io.wavegate.standins.cloudwatch.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A metric that counts at a rate which may change; at no rate at all nothing is reported. */
public final class TrafficFlow implements MetricSource {
  private static final double MINUTE = 60;

  private final NavigableMap<Instant, Double> perMinuteSince = new TreeMap<>();

  /** Counts so many a minute from ever. */
  public TrafficFlow(double perMinute) {
    perMinuteSince.put(Instant.MIN, perMinute);
  }

  /** Counts at another rate from now on. */
  public void change(Instant now, double perMinute) {
    perMinuteSince.put(now, perMinute);
  }

  @Override
  public OptionalDouble sum(Instant from, Instant until) {
    double sum = 0;
    boolean reported = false;
    Instant at = from;
    while (at.isBefore(until)) {
      Map.Entry<Instant, Double> rate = perMinuteSince.floorEntry(at);
      Instant change = perMinuteSince.higherKey(at);
      Instant next = change == null || change.isAfter(until) ? until : change;
      sum += rate.getValue() / MINUTE * Duration.between(at, next).toSeconds();
      reported |= rate.getValue() > 0;
      at = next;
    }
    return reported ? OptionalDouble.of(Math.floor(sum)) : OptionalDouble.empty();
  }
}
