package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets one wave of a few schedules be rolled back by another lever than the pipeline's own, and
 * sometimes tries that before it is promoted.
 */
final class OtherLevers {
  private final Draw draw;

  OtherLevers(Draw draw) {
    this.draw = draw;
  }

  /** Mostly the same plan. */
  Plan draw(Plan plan) {
    if (!draw.percent(12)) {
      return plan;
    }
    Levers levers =
        new Levers(
            draw.one(Lever.ECS, Lever.LAMBDA_ALIAS),
            draw.percent(50) ? Optional.of(Lever.PIPELINE_STAGE) : Optional.empty(),
            draw.percent(67) ? List.of(Levers.HUB) : List.of(Levers.HUB, Levers.SPOKE));
    List<Wave> waves = new ArrayList<>(plan.waves());
    int index = draw.between(0, waves.size() - 1);
    waves.set(index, waves.get(index).with(draw.percent(40) ? levers.inDrill() : levers));
    return plan.of(waves);
  }
}
