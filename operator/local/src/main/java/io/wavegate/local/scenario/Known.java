package io.wavegate.local.scenario;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario may speak of. Where a file could not be read, its names are not known and none is
 * refused.
 *
 * @param waves the policy's waves
 * @param alarms the metric alarms of the world, which are the ones that can be moved
 */
record Known(Optional<List<String>> waves, Optional<List<String>> alarms) {
  static Known of(Optional<Policy> policy, Optional<World> world) {
    return new Known(
        policy.map(p -> p.waves().stream().map(WavePolicy::name).toList()),
        world.map(w -> w.metricAlarms().stream().map(World.MetricAlarm::name).toList()));
  }

  /** Refuses a wave that the policy does not have. */
  void wave(YamlValue at, String name) {
    refuse(at, name, "a wave of the policy", waves);
  }

  /** Refuses an alarm that the world does not have. */
  void alarm(YamlValue at, String name) {
    refuse(at, name, "a metric alarm of the world", alarms);
  }

  private static void refuse(YamlValue at, String name, String what, Optional<List<String>> known) {
    if (!name.isEmpty() && known.isPresent() && !known.get().contains(name)) {
      String hint = Nearest.hint(name, known.get());
      String end = hint.isEmpty() ? ", known: " + String.join(", ", known.get()) : hint;
      at.wrong("must name " + what + ", got " + at.shown() + end);
    }
  }
}
