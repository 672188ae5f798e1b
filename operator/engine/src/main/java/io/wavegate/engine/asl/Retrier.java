package io.wavegate.engine.asl;

import java.util.List;
import java.util.OptionalInt;

/**
 * One entry of {@code Retry}.
 *
 * @param errorEquals the errors that it is for
 * @param intervalSeconds delay before the first retry; AWS's default is 1
 * @param maxAttempts retries, not counting the first attempt; default 3
 * @param backoffRate what the delay is multiplied by with each retry; default 2.0
 * @param maxDelaySeconds the longest delay, if limited
 * @param fullJitter whether the delay is drawn from 0 to the computed one ({@code JitterStrategy:
 *     FULL})
 */
public record Retrier(
    List<String> errorEquals,
    int intervalSeconds,
    int maxAttempts,
    double backoffRate,
    OptionalInt maxDelaySeconds,
    boolean fullJitter) {
  /** Copies. */
  public Retrier {
    errorEquals = List.copyOf(errorEquals);
  }

  /**
   * The delay before a retry, in seconds, before any jitter.
   *
   * @param attempt 0 for the first retry
   */
  public double delaySeconds(int attempt) {
    double delay = intervalSeconds * Math.pow(backoffRate, attempt);
    return maxDelaySeconds.isPresent() ? Math.min(delay, maxDelaySeconds.getAsInt()) : delay;
  }
}
