package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened.TrafficSet;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many requests really came. */
final class TrafficTruth {
  private static final double MINUTE = 60;

  private TrafficTruth() {}

  /** The requests from one instant to another. */
  static double count(Trace trace, Instant from, Instant to) {
    List<TrafficSet> rates = trace.of(TrafficSet.class).toList();
    double count = 0;
    for (int i = 0; i < rates.size(); i++) {
      Instant begin = rates.get(i).at();
      Instant end = i + 1 < rates.size() ? rates.get(i + 1).at() : to;
      Duration time = new AlarmTruth.Spell(begin, end).within(from, to);
      count += rates.get(i).perMinute() * time.toSeconds() / MINUTE;
    }
    return count;
  }
}
