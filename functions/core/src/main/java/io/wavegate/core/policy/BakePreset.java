package io.wavegate.core.policy;

import java.time.Duration;

/**
 * The bakes that have proved themselves, by what a wave is for (<a
 * href="https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/">Automating
 * safe, hands-off deployments</a>): the first group of customers is watched longest, since most
 * mistakes show there.
 */
public enum BakePreset {
  /** One host or cell: most mistakes that show at once show here. */
  ONE_BOX(Duration.ofHours(1)),
  /** The first whole group of customers. */
  FIRST_WAVE(Duration.ofHours(12)),
  /** Any further one. */
  LATER_WAVE(Duration.ofHours(2));

  private final Duration length;

  BakePreset(Duration length) {
    this.length = length;
  }

  /** How long the wave is watched after its deployment. */
  public Duration length() {
    return length;
  }
}
