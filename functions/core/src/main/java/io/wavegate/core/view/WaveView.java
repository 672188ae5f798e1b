package io.wavegate.core.view;

import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.policy.Target;
import io.wavegate.core.validation.TestEvidence;
import java.util.List;
import java.util.Optional;

/**
 * A wave of a release.
 *
 * @param name the wave
 * @param stage its pipeline stage
 * @param targets where it deploys to
 * @param gates its gates' attempts, oldest first; empty if it was not reached
 * @param window the bake, once it began
 * @param alarms the alarms that watch it, the aggregate first
 * @param spells ALARM spells of the aggregate that were seen while it was watched
 * @param tests its tests and their outcomes
 */
public record WaveView(
    String name,
    String stage,
    List<Target> targets,
    List<GateView> gates,
    Optional<WatchWindow> window,
    List<String> alarms,
    List<Spell> spells,
    List<TestEvidence> tests) {
  /** Copies the lists. */
  public WaveView {
    targets = List.copyOf(targets);
    gates = List.copyOf(gates);
    alarms = List.copyOf(alarms);
    spells = List.copyOf(spells);
    tests = List.copyOf(tests);
  }
}
