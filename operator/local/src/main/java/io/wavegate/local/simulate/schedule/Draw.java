package io.wavegate.local.simulate.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Draws from a seed: the same seed draws the same. */
final class Draw {
  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int of) {
    return random.nextInt(100) < of;
  }

  /** From least to most, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Whole seconds from least to most. */
  Duration between(Duration least, Duration most) {
    return least.plusSeconds(random.nextInt((int) most.minus(least).toSeconds() + 1));
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}
