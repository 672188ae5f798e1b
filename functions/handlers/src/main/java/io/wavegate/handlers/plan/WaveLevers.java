package io.wavegate.handlers.plan;

import io.wavegate.core.gate.FormerRelease;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Lever.Reach;
import io.wavegate.core.policy.RollbackRule;
import io.wavegate.core.policy.Target;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.LeverLook;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Looks at what a wave's levers would be pulled at, in each of its targets. */
public final class WaveLevers {
  private final Ports ports;

  /** With all that is outside. */
  public WaveLevers(Ports ports) {
    this.ports = ports;
  }

  /**
   * What would come back, whether it is still there, and whether it is any good; empty where the
   * policy names no lever of targets.
   *
   * @param own the release that is to be deployed
   */
  public Optional<LeverLooks> look(Books books, String service, ReleaseId own, WavePolicy wave) {
    Optional<LeverLooks> looks =
        each(wave, (lever, place) -> ports.levers().lookAhead(place, lever, Optional.empty()));
    return looks.map(
        found -> {
          List<FormerRelease> before = new FormerReleases(books).before(service, own, wave);
          return new LeverLooks(found.looks().stream().map(look -> good(look, before)).toList());
        });
  }

  private static LeverLook good(LeverLook look, List<FormerRelease> before) {
    return before.stream()
        .flatMap(former -> former.instead(look).stream())
        .findFirst()
        .orElse(look);
  }

  /** What is deployed; empty where the policy names no lever of targets. */
  public Optional<LeverLooks> deployed(WavePolicy wave) {
    return each(wave, (lever, place) -> ports.levers().look(place, lever));
  }

  private static Optional<LeverLooks> each(
      WavePolicy wave, BiFunction<Lever, Place, Reading<LeverFacts>> look) {
    List<Lever> levers =
        of(wave.rollback()).filter(lever -> lever.reach() == Reach.TARGETS).toList();
    return levers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LeverLooks(
                levers.stream()
                    .flatMap(
                        lever ->
                            places(wave)
                                .map(
                                    place -> new LeverLook(lever, place, look.apply(lever, place))))
                    .toList()));
  }

  /** The first, and the one that is taken where it cannot be pulled. */
  public static Stream<Lever> of(RollbackRule rule) {
    return Stream.concat(Stream.of(rule.lever()), rule.orElse().stream());
  }

  /** The accounts and Regions of a wave; cells of one have one service between them. */
  static Stream<Place> places(WavePolicy wave) {
    return wave.targets().stream().map(Target::place).distinct();
  }
}
