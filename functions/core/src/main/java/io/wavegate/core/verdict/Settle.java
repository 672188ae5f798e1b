package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.model.Reading.Read;
import java.time.Duration;

/**
 * How long after the end of the bake the last reading is taken: an alarm speaks of datapoints that
 * are period times evaluation periods old, and ingestion takes its time too.
 */
final class Settle {
  private Settle() {}

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
