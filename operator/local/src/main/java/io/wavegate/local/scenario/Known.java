package io.wavegate.local.scenario;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a scenario may speak of. Where a file could not be read, its names are not known and none is
 * refused.
 *
 * @param waves the policy's waves
 * @param places the targets of all of them
 * @param world the world
 */
record Known(Optional<List<String>> waves, Optional<List<String>> places, Optional<World> world) {
  static Known of(Optional<Policy> policy, Optional<World> world) {
    return new Known(
        policy.map(p -> p.waves().stream().map(WavePolicy::name).toList()),
        policy.map(p -> p.places().stream().map(Place::said).toList()),
        world);
  }

  /** Refuses an account and Region that no wave is deployed to. */
  void place(YamlValue at, String place) {
    refuse(at, place, "a target of the policy as ACCOUNT/REGION", places);
  }

  /** Refuses a wave that the policy does not have. */
  void wave(YamlValue at, String name) {
    refuse(at, name, "a wave of the policy", waves);
  }

  /** Refuses a metric alarm that the world does not have: only these can be moved. */
  void alarm(YamlValue at, String name) {
    refuse(
        at,
        name,
        "a metric alarm of the world",
        of(w -> w.metricAlarms().stream().map(World.MetricAlarm::name)));
  }

  /** Refuses an alarm that the world does not have. */
  void anyAlarm(YamlValue at, String name) {
    refuse(at, name, "an alarm of the world", of(World::alarmNames));
  }

  /** Refuses a metric that the world does not count. */
  void metric(YamlValue at, String name) {
    refuse(
        at,
        name,
        "a metric of the world's traffic",
        of(w -> w.traffic().stream().map(traffic -> traffic.metric().metric())));
  }

  /** Refuses what the world does not have to answer a test. */
  void function(YamlValue at, String name) {
    refuse(at, name, "a function, build, machine or canary of the world", of(World::testNames));
  }

  /** Refuses a site that the world does not have. */
  void site(YamlValue at, String host) {
    refuse(at, host, "a site of the world", of(w -> w.sites().stream().map(World.Endpoint::host)));
  }

  /** Refuses who is not asked in the world. */
  void team(YamlValue at, String asked) {
    refuse(at, asked, "a team of the world", of(w -> w.teams().stream().map(World.Team::asked)));
  }

  private Optional<List<String>> of(Function<World, Stream<String>> names) {
    return world.map(w -> names.apply(w).toList());
  }

  private static void refuse(YamlValue at, String name, String what, Optional<List<String>> known) {
    if (!name.isEmpty() && known.isPresent() && !known.get().contains(name)) {
      String hint = Nearest.hint(name, known.get());
      String end = hint.isEmpty() ? ", known: " + String.join(", ", known.get()) : hint;
      at.wrong("must name " + what + ", got " + at.shown() + end);
    }
  }
}
