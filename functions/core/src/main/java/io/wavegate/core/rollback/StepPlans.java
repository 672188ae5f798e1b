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
   * What a wave's levers were found to be pulled at.
   *
   * @param before before the deployment; empty where nobody looked
   * @param released as it had ended; empty before that, and where nobody looked
   */
  public record Sights(Optional<LeverLooks> before, Optional<LeverLooks> released) {}

  /**
   * The steps, with nothing done yet.
   *
   * @param ofStage what CodePipeline's lever would return the stage to
   * @param sights what the wave's levers were found to be pulled at
   */
  public static List<Step> of(WavePolicy wave, NetLook ofStage, Sights sights, Instant now) {
    Optional<LeverLooks> looks = sights.before();
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
                  spare(wave, places, ofStage, sights)));
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
                          Optional.of(target(lever, place, sights)),
                          spare(wave, List.of(place), ofStage, sights)))
              .toList();
    };
  }

  private static Optional<Spare> spare(
      WavePolicy wave, List<Place> places, NetLook ofStage, Sights sights) {
    return wave.rollback()
        .orElse()
        .map(
            other ->
                new Spare(
                    other,
                    WayBack.ofLever(other, ofStage, sights.before()),
                    other.reach() == Reach.STAGE
                        ? List.of()
                        : places.stream().map(place -> target(other, place, sights)).toList()));
  }

  private static Step.Target target(Lever lever, Place place, Sights sights) {
    return new Step.Target(
        place,
        sights.before().flatMap(known -> known.found(lever, place)),
        sights.released().flatMap(known -> known.found(lever, place)),
        sights.before().flatMap(known -> known.bad(lever, place)));
  }

  private static Optional<NetLook> net(Lever lever, Place place, Optional<LeverLooks> looks) {
    return looks.map(LeverLooks::looks).orElse(List.of()).stream()
        .filter(look -> look.lever().equals(lever) && look.place().equals(place))
        .map(LeverLook::net)
        .findFirst();
  }
}
