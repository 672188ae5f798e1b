package io.wavegate.core.rollback;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.policy.Lever;
import java.util.List;
import java.util.Optional;

/**
 * What a wave's levers would be pulled at, one for each lever and target.
 *
 * @param looks in the policy's order
 */
public record LeverLooks(List<LeverLook> looks) {
  /** Copies the list. */
  public LeverLooks {
    looks = List.copyOf(looks);
  }

  /** What was found of a lever in a place; empty if nothing was. */
  public Optional<LeverFacts> found(Lever lever, Place place) {
    return looks.stream()
        .filter(look -> look.lever().equals(lever) && look.place().equals(place))
        .map(LeverLook::facts)
        .filter(Read.class::isInstance)
        .map(facts -> ((Read<LeverFacts>) facts).value())
        .filter(facts -> !(facts instanceof LeverFacts.Absent))
        .findFirst();
  }

  /** Why what was found of a lever in a place is nothing to come back to; empty if it is. */
  public Optional<String> bad(Lever lever, Place place) {
    return looks.stream()
        .filter(look -> look.lever().equals(lever) && look.place().equals(place))
        .flatMap(look -> look.bad().stream())
        .findFirst();
  }

  /** Whether all of it was read. */
  public boolean isRead() {
    return looks.stream().allMatch(look -> look.facts() instanceof Read);
  }

  /** What the levers name and is not there, as a person reads it. */
  public List<String> absent() {
    return looks.stream().flatMap(look -> look.absence().stream()).toList();
  }
}
