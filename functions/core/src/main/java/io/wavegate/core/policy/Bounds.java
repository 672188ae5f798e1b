package io.wavegate.core.policy;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far an organisation lets policies go with what is watched; a policy that goes further is held
 * to them.
 *
 * @param leastBake what no wave's bake may be shorter than, whatever its release changes
 * @param mostTolerance the longest ALARM time that may be forgiven
 */
public record Bounds(Optional<Duration> leastBake, Optional<Duration> mostTolerance) {
  /** Where nobody has set any. */
  public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

  /** The wave within them; the same one if it goes no further. */
  public WavePolicy on(WavePolicy wave) {
    Bake bake = leastBake.map(wave.bake()::atLeast).orElse(wave.bake());
    AlarmRule alarms = mostTolerance.map(wave.alarms()::atMost).orElse(wave.alarms());
    return wave.bounded(bake, alarms);
  }

  /** What of a wave goes further, each with the value seen and the bound. */
  List<String> refusals(WavePolicy wave) {
    List<String> refusals = new ArrayList<>();
    leastBake.ifPresent(
        least -> {
          under(least, "its bake", wave.bake().length()).ifPresent(refusals::add);
          wave.bake()
              .byChange()
              .forEach(
                  (kind, length) ->
                      under(least, "bake.by-change." + kind.word(), length)
                          .ifPresent(refusals::add));
        });
    mostTolerance
        .filter(most -> wave.alarms().tolerance().compareTo(most) > 0)
        .ifPresent(
            most ->
                refusals.add(
                    "alarms.tolerance is %s, and the organisation's floor allows at most %s (most-tolerance)"
                        .formatted(said(wave.alarms().tolerance()), said(most))));
    return refusals;
  }

  private static Optional<String> under(Duration least, String what, Duration length) {
    return length.compareTo(least) < 0
        ? Optional.of(
            "%s is %s, and the organisation's floor demands at least %s (least-bake)"
                .formatted(what, said(length), said(least)))
        : Optional.empty();
  }

  private static String said(Duration duration) {
    return Said.duration(duration);
  }
}
