package io.wavegate.core.verdict;

import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.TrafficRule.OnDrop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Requests that came before the deployment and stopped with it: no alarm on errors fires where
 * nobody gets through.
 */
public final class Dropped {
  /** So long nothing must have come: metrics are minutes late, and a pause is no end. */
  private static final Duration PROOF = Duration.ofMinutes(15);

  private static final Duration A_DAY = Duration.ofDays(1);

  private Dropped() {}

  /** Since when requests are counted for the comparison, which ends as the watch began. */
  public static Instant comparedSince(WatchWindow window, Instant readAt) {
    Duration since = Duration.between(window.deployed(), readAt);
    return window.from().minus(since.compareTo(A_DAY) > 0 ? A_DAY : since);
  }

  /** The first rule whose requests dropped to nothing, as a reason with its arithmetic. */
  static Optional<String> in(WaveCase wave) {
    Duration since = Duration.between(wave.window().deployed(), wave.evidence().readAt());
    return since.compareTo(PROOF) < 0
        ? Optional.empty()
        : wave.evidence().traffic().stream()
            .filter(Dropped::isDropped)
            .map(count -> said(wave, count, since))
            .findFirst();
  }

  private static boolean isDropped(TrafficCount count) {
    return count.rule().onDrop() == OnDrop.ROLL_BACK
        && isNothing(count.sum())
        && count.before().filter(before -> isEnough(before, count)).isPresent();
  }

  private static boolean isNothing(Reading<Double> sum) {
    return sum instanceof Read<Double> read && read.value() == 0;
  }

  private static boolean isEnough(Reading<Double> before, TrafficCount count) {
    return before instanceof Read<Double> read
        && Double.isFinite(read.value())
        && read.value() >= count.rule().atLeast();
  }

  private static String said(WaveCase wave, TrafficCount count, Duration since) {
    double before = ((Read<Double>) count.before().orElseThrow()).value();
    Instant from = comparedSince(wave.window(), wave.evidence().readAt());
    return "requests dropped to nothing: 0 ("
        + count.rule().said()
        + ") in the "
        + Said.duration(since)
        + " since the deployment, "
        + Said.number(before)
        + " in the "
        + Said.duration(Duration.between(from, wave.window().from()))
        + " before it";
  }
}
