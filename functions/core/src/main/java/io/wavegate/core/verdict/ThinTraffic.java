package io.wavegate.core.verdict;

import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import java.util.List;

/** Traffic below the policy's minimum: the bake does not mean anything yet. */
final class ThinTraffic {
  private ThinTraffic() {}

  /** One sentence for each rule that is not met. */
  static List<String> in(WaveCase wave) {
    return wave.evidence().traffic().stream()
        .filter(ThinTraffic::isThin)
        .map(ThinTraffic::said)
        .toList();
  }

  private static boolean isThin(TrafficCount count) {
    return !(count.sum() instanceof Read<Double> read)
        || !Double.isFinite(read.value())
        || !(read.value() >= count.rule().atLeast());
  }

  private static String said(TrafficCount count) {
    String seen =
        count.sum() instanceof Read<Double> read ? Said.number(read.value()) : "an unread number";
    return seen
        + " requests ("
        + count.rule().said()
        + "), at least "
        + Said.number(count.rule().atLeast())
        + " wanted";
  }
}
