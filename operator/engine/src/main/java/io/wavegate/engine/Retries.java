package io.wavegate.engine;

import io.wavegate.engine.asl.Retrier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How often each entry of Retry has been used during one visit of a state. */
final class Retries {
  private static final double MILLIS = 1000.0;

  private final Map<Integer, Integer> used = new LinkedHashMap<>();

  /** What {@code $states.context.State.RetryCount} tells. */
  int total() {
    return used.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The delay before the retry, or null if there is none left for this failure. */
  @Nullable Duration next(Failure failure, List<Retrier> retriers, DoubleSupplier random) {
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (failure.matches(retrier.errorEquals())) {
        int attempt = used.getOrDefault(i, 0);
        if (attempt >= retrier.maxAttempts()) {
          return null;
        }
        used.put(i, attempt + 1);
        double seconds = retrier.delaySeconds(attempt);
        double jittered = retrier.fullJitter() ? seconds * random.getAsDouble() : seconds;
        return Duration.ofMillis(Math.round(jittered * MILLIS));
      }
    }
    return null;
  }
}
