package io.wavegate.core.gate;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.Seen;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.LeverLook;
import io.wavegate.core.rollback.StepPlans.Sights;
import java.util.Optional;

/**
 * A release that was in a wave before another one: what it has brought may be there still, and then
 * it is what would come back.
 *
 * @param release which one
 * @param sights what its levers were found at, before its deployment and as that had ended
 * @param promotion its promotion gate's newest attempt, if it came so far
 * @param quarantined whether its revision is quarantined
 */
public record FormerRelease(
    ReleaseId release, Sights sights, Optional<Gate> promotion, boolean quarantined) {
  /**
   * What comes back instead where it has brought what is there, and that was not let on: what was
   * there before it, for levers that can bring any version, else nothing.
   *
   * @param look what is there before the next deployment
   * @return empty if that is not its work, or if its work was let on
   */
  public Optional<LeverLook> instead(LeverLook look) {
    if (!(look.facts() instanceof Read<LeverFacts> read) || !hasBrought(look, read.value())) {
      return Optional.empty();
    }
    return bad().map(why -> former(look, read).orElseGet(() -> look.doubted(said(read, why))));
  }

  private boolean hasBrought(LeverLook look, LeverFacts found) {
    return sights
        .released()
        .flatMap(looks -> looks.found(look.lever(), look.place()))
        .filter(own -> Seen.comesBack(own, found))
        .isPresent();
  }

  private Optional<LeverLook> former(LeverLook look, Read<LeverFacts> read) {
    Lever lever = look.lever();
    return sights
        .before()
        .filter(looks -> lever.worksBothWays() && looks.bad(lever, look.place()).isEmpty())
        .flatMap(looks -> looks.found(lever, look.place()))
        .map(facts -> new LeverLook(lever, look.place(), new Read<>(facts, read.at())));
  }

  private String said(Read<LeverFacts> read, String why) {
    return "%s is what release %s has brought, %s"
        .formatted(read.value().named(), release.execution(), why);
  }

  private Optional<String> bad() {
    if (quarantined) {
      return Optional.of("whose revision is quarantined");
    }
    return promotion.filter(Gate::isPassed).isPresent()
        ? Optional.empty()
        : Optional.of("which was not promoted here");
  }
}
