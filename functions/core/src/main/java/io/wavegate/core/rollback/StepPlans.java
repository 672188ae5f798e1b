package io.wavegate.core.rollback;

import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Lever.Reach;
import io.wavegate.core.policy.Target;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.Step.Spare;
import io.wavegate.core.rollback.Step.Stands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which steps take a wave back: one for its stage, or one for each of its targets. */
public final class StepPlans {
  private StepPlans() {}

  /**
   * The steps, with nothing done yet.
   *
   * @param ofStage what CodePipeline's lever would return the stage to
   * @param looks what the wave's levers were found to be pulled at before the deployment; empty
   *     where nobody looked
   */
  public static List<Step> of(
      WavePolicy wave, NetLook ofStage, Optional<LeverLooks> looks, Instant now) {
    Lever lever = wave.rollback().lever();
    List<Place> places = wave.targets().stream().map(Target::place).distinct().toList();
    NetLook net = WayBack.ofLever(lever, ofStage, looks);
    return switch (lever.reach()) {
      case STAGE ->
          List.of(
              new Step(
                  wave.name(),
                  wave.stage(),
                  lever,
                  net,
                  new Stands.Ahead(now),
                  Optional.empty(),
                  spare(wave, places, ofStage, looks)));
      case TARGETS ->
          places.stream()
              .map(
                  place ->
                      new Step(
                          wave.name(),
                          wave.stage(),
                          lever,
                          net(lever, place, looks).orElse(net),
                          new Stands.Ahead(now),
                          Optional.of(target(lever, place, looks)),
                          spare(wave, List.of(place), ofStage, looks)))
              .toList();
    };
  }

  private static Optional<Spare> spare(
      WavePolicy wave, List<Place> places, NetLook ofStage, Optional<LeverLooks> looks) {
    return wave.rollback()
        .orElse()
        .map(
            other ->
                new Spare(
                    other,
                    WayBack.ofLever(other, ofStage, looks),
                    other.reach() == Reach.STAGE
                        ? List.of()
                        : places.stream().map(place -> target(other, place, looks)).toList()));
  }

  private static Step.Target target(Lever lever, Place place, Optional<LeverLooks> looks) {
    return new Step.Target(place, looks.flatMap(known -> known.found(lever, place)));
  }

  private static Optional<NetLook> net(Lever lever, Place place, Optional<LeverLooks> looks) {
    return looks.map(LeverLooks::looks).orElse(List.of()).stream()
        .filter(look -> look.lever().equals(lever) && look.place().equals(place))
        .map(LeverLook::net)
        .findFirst();
  }
}
