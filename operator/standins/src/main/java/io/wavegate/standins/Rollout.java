package io.wavegate.standins;

import java.time.Duration;
import java.util.Optional;

/**
 * How a deployment goes, and how it would be taken back.
 *
 * @param lasts how long it takes to its end; empty if it never comes to one by itself
 * @param succeeds whether it succeeds
 * @param message what the service says of a failure, empty if there is nothing to say
 * @param backTakes how long it takes to take it back
 * @param backSucceeds whether that succeeds
 */
public record Rollout(
    Optional<Duration> lasts,
    boolean succeeds,
    String message,
    Duration backTakes,
    boolean backSucceeds) {
  private static final Duration BACK = Duration.ofMinutes(2);

  /** A deployment that succeeds, and could be taken back in two minutes. */
  public static Rollout success(Duration lasts) {
    return new Rollout(Optional.of(lasts), true, "", BACK, true);
  }

  /** A deployment that fails, and can be taken back in two minutes. */
  public static Rollout failure(Duration lasts, String message) {
    return new Rollout(Optional.of(lasts), false, message, BACK, true);
  }

  /** A deployment that stands still until somebody stops it. */
  public static Rollout hanging() {
    return new Rollout(Optional.empty(), false, "", BACK, true);
  }

  /** The same, with another way back. */
  public Rollout back(Duration takes, boolean works) {
    return new Rollout(lasts, succeeds, message, takes, works);
  }
}
