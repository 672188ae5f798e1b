package io.wavegate.core.evidence;

import io.wavegate.core.policy.Bake;
import java.time.Duration;
import java.time.Instant;

/**
 * The time a wave is watched.
 *
 * @param from when the entry gate passed: from here on alarms count
 * @param deployed when the deployment was over: from here the bake is counted
 * @param until the end of the bake, extensions included
 * @param deadline past it an undecided gate halts
 */
public record WatchWindow(Instant from, Instant deployed, Instant until, Instant deadline) {
  /**
   * The window of a bake that begins now.
   *
   * @param beside how long the longest test may take that runs beside it
   * @param after how long the longest test may take that runs after it
   */
  public static WatchWindow opening(
      Instant from, Instant deployed, Bake bake, Duration beside, Duration after) {
    Duration baked = bake.atMost().plus(after);
    Duration longest = baked.compareTo(beside) >= 0 ? baked : beside;
    Instant deadline = deployed.plus(longest).plus(bake.settle()).plus(GRACE);
    return new WatchWindow(from, deployed, deployed.plus(bake.length()), deadline);
  }

  /** The window of a deployment that failed: nothing was baked. */
  public static WatchWindow ofDeployment(Instant from, Instant failed) {
    return new WatchWindow(from, failed, failed, failed.plus(GRACE));
  }

  /** Whether nothing is baked: what is judged is the deployment. */
  public boolean isOfDeployment() {
    return !until.isAfter(deployed);
  }

  /** What a gate is given beyond bake and tests to come to its end (L1). */
  public static final Duration GRACE = Duration.ofMinutes(30);

  /** The same watch with a bake that a person has made longer, and the deadline with it. */
  public WatchWindow longerBy(Duration more) {
    return new WatchWindow(from, deployed, until.plus(more), deadline.plus(more));
  }

  /** The same watch with a longer bake. */
  public WatchWindow extendedTo(Instant later) {
    return new WatchWindow(from, deployed, later, deadline);
  }
}
