package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.model.Reading.Read;
import java.time.Duration;
import java.time.Instant;

/**
 * How long after the end of the bake the last reading is taken: an alarm speaks of datapoints that
 * are period times evaluation periods old, and ingestion takes its time too.
 */
final class Settle {
  private Settle() {}

  /** The end of the bake, which is never shorter than the policy says (S1). */
  static Instant bakeEnds(WaveCase wave) {
    Instant least = wave.window().deployed().plus(wave.policy().bake().length());
    return wave.window().until().isBefore(least) ? least : wave.window().until();
  }

  /** From when on a reading can promote: the end of the bake and the settle time after it. */
  static Instant lookAt(WaveCase wave) {
    return bakeEnds(wave).plus(of(wave));
  }

  static Duration of(WaveCase wave) {
    Duration longest = wave.policy().bake().settle();
    for (AlarmLook look : wave.evidence().alarms()) {
      if (look.now() instanceof Read<AlarmFacts> read
          && read.value().settle().compareTo(longest) > 0) {
        longest = read.value().settle();
      }
    }
    return longest;
  }
}
