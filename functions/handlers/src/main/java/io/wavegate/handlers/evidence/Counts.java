package io.wavegate.handlers.evidence;

import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.verdict.Dropped;
import io.wavegate.handlers.kit.Ports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts the requests that a wave's policy asks for. */
final class Counts {
  private final Ports ports;

  Counts(Ports ports) {
    this.ports = ports;
  }

  /** One count for each rule, in the policy's order. */
  List<TrafficCount> of(WavePolicy wave, WatchWindow window, Instant readAt) {
    return wave.traffic().stream().map(rule -> count(rule, window, readAt)).toList();
  }

  private TrafficCount count(TrafficRule rule, WatchWindow window, Instant readAt) {
    Reading<Double> sum = ports.traffic().sum(rule, window.deployed(), readAt);
    return rule.isCompared()
        ? new TrafficCount(rule, sum, Optional.of(before(rule, window, readAt)))
        : new TrafficCount(rule, sum);
  }

  private Reading<Double> before(TrafficRule rule, WatchWindow window, Instant readAt) {
    return ports.traffic().sum(rule, Dropped.comparedSince(window, readAt), window.from());
  }
}
