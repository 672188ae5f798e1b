package io.wavegate.core.rollback;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.Remains;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import java.util.Optional;

/**
 * What a lever would be pulled at, looked at before anything is deployed: that is what comes back.
 *
 * @param lever the lever
 * @param place where
 * @param facts what was found
 * @param bad why what was found is nothing to come back to; empty if it is
 */
public record LeverLook(Lever lever, Place place, Reading<LeverFacts> facts, Optional<String> bad) {
  /** One of which nothing bad is known. */
  public LeverLook(Lever lever, Place place, Reading<LeverFacts> facts) {
    this(lever, place, facts, Optional.empty());
  }

  /** The same, where what was found is nothing to come back to. */
  public LeverLook doubted(String why) {
    return new LeverLook(lever, place, facts, Optional.of(why));
  }

  /** Whether there is something to pull it at, and what would come back. */
  public NetLook net() {
    return bad.<NetLook>map(why -> new NetLook.NoNet(where() + why)).orElseGet(this::ofFacts);
  }

  private NetLook ofFacts() {
    return switch (facts) {
      case Unread<LeverFacts> unread -> new NetLook.Unknown(where() + unread.why());
      case Read<LeverFacts> read ->
          switch (read.value()) {
            case LeverFacts.Absent absent -> new NetLook.NoNet(where() + absent.why());
            case LeverFacts.CodeDeployment known when known.lastGood().isEmpty() ->
                new NetLook.NoNet(where() + "no deployment of the group has succeeded");
            case LeverFacts.ConfigDeployment known when known.number() == 0 ->
                new NetLook.NoNet(where() + "nothing was ever deployed to the environment");
            case LeverFacts.Alias known when known.version().equals(LeverFacts.Alias.LATEST) ->
                new NetLook.NoNet(
                    where() + "the alias names $LATEST, which a deployment changes in place");
            case LeverFacts.CodeDeployment known -> way(known);
            case LeverFacts.EcsDeployment known -> way(known);
            case LeverFacts.Alias known -> way(known);
            case LeverFacts.ConfigDeployment known -> way(known);
            case LeverFacts.Stack known -> way(known);
          };
    };
  }

  /** That what the policy names is not there, as a person reads it; empty if it is. */
  public Optional<String> absence() {
    return facts instanceof Read<LeverFacts> read
            && read.value() instanceof LeverFacts.Absent absent
        ? Optional.of(where() + absent.why())
        : Optional.empty();
  }

  private NetLook way(LeverFacts known) {
    Optional<Remains> remains = known.remains();
    return remains.filter(left -> !left.gone().isEmpty()).isPresent()
        ? new NetLook.NoNet(where() + remains.get().why())
        : new NetLook.Way(
            where() + "would return to " + known.named() + remains.map(Remains::said).orElse(""));
  }

  private String where() {
    return lever.word() + " in " + place.said() + ": ";
  }
}
