package io.wavegate.core.policy;

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
    Optional<BudgetRule> errorBudget) {
  /** Copies the lists. */
  public WavePolicy {
    targets = List.copyOf(targets);
    traffic = List.copyOf(traffic);
    tests = List.copyOf(tests);
    windows = List.copyOf(windows);
  }

  /** One at which Wavegate conducts itself as usual, without an error budget. */
  public WavePolicy(
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
      RollbackRule rollback) {
    this(
        name,
        stage,
        targets,
        entry,
        promotion,
        bake,
        alarms,
        traffic,
        tests,
        windows,
        rollback,
        Conduct.USUAL,
        Optional.empty());
  }

  /** The same wave with a bake of its own. */
  public WavePolicy baking(Bake other) {
    return new WavePolicy(
        name,
        stage,
        targets,
        entry,
        promotion,
        other,
        alarms,
        traffic,
        tests,
        windows,
        rollback,
        conduct,
        errorBudget);
  }
}
