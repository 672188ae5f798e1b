package io.wavegate.core.policy;

import io.wavegate.core.model.Place;
import io.wavegate.core.validation.TestSpec;
import java.util.List;
import java.util.Optional;

/**
 * A wave: a group of targets that is deployed and judged together, by one pipeline stage.
 *
 * @param name lower case letters, digits, hyphens
 * @param stage the pipeline stage that deploys it
 * @param targets accounts and Regions, at least one
 * @param entry the entry gate's action
 * @param promotion the promotion gate's action
 * @param bake how long the wave is watched after its deployment
 * @param alarms what is watched
 * @param traffic what must have been counted for the bake to mean something
 * @param tests validation tests, run beside the bake
 * @param windows when a deployment may start; none means at any time
 * @param rollback how the wave is rolled back
 * @param conduct how much Wavegate may do here, and whom it asks
 * @param errorBudget what must be left of the error budget for a deployment to start, if anything
 * @param readAt where alarms and traffic are read, if not at the targets; none is what most say, so
 *     that their policies have the digest that they always had
 */
public record WavePolicy(
    String name,
    String stage,
    List<Target> targets,
    GateAction entry,
    GateAction promotion,
    Bake bake,
    AlarmRule alarms,
    List<TrafficRule> traffic,
    List<TestSpec> tests,
    List<Window> windows,
    RollbackRule rollback,
    Conduct conduct,
    Optional<BudgetRule> errorBudget,
    Optional<ReadAt> readAt) {
  /** Copies the lists. */
  public WavePolicy {
    targets = List.copyOf(targets);
    traffic = List.copyOf(traffic);
    tests = List.copyOf(tests);
    windows = List.copyOf(windows);
  }

  /** The same wave with a bake of its own. */
  public WavePolicy baking(Bake other) {
    return with(other, alarms, traffic);
  }

  /** The same wave, held to an organisation's bounds. */
  WavePolicy bounded(Bake otherBake, AlarmRule otherAlarms) {
    return with(otherBake, otherAlarms, traffic);
  }

  /** The wave as its gates see it: each alarm and each metric in every place where it is read. */
  WavePolicy seenFrom(Place hub) {
    List<Place> places =
        switch (readAt.orElse(ReadAt.TARGETS)) {
          case TARGETS -> targets.stream().map(Target::place).distinct().toList();
          case HUB -> List.of(hub);
        };
    return with(
        bake,
        alarms.in(places, hub),
        traffic.stream()
            .flatMap(rule -> places.stream().map(place -> rule.in(place, hub)))
            .toList());
  }

  private WavePolicy with(Bake otherBake, AlarmRule otherAlarms, List<TrafficRule> otherTraffic) {
    return new WavePolicy(
        name,
        stage,
        targets,
        entry,
        promotion,
        otherBake,
        otherAlarms,
        otherTraffic,
        tests,
        windows,
        rollback,
        conduct,
        errorBudget,
        readAt);
  }
}
