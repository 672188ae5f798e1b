package io.wavegate.core.drill;

import io.wavegate.core.drill.DrillStep.Again;
import io.wavegate.core.drill.DrillStep.Barred;
import io.wavegate.core.drill.DrillStep.Blind;
import io.wavegate.core.drill.DrillStep.Failed;
import io.wavegate.core.drill.DrillStep.Give;
import io.wavegate.core.drill.DrillStep.Moved;
import io.wavegate.core.lever.Finding;
import io.wavegate.core.lever.Findings;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.lever.Seen;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.validation.TestKind.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a deployment back and brings it forward again, to see whether that can be done while nobody
 * needs it. As in a rollback the service is read before every order, and what it shows decides;
 * unlike a rollback it gives way: whatever it did not expect to find fails the test, and changes
 * nothing.
 */
public final class DrillSteps {
  private DrillSteps() {}

  /** How a drill begins. */
  public sealed interface Beginning {
    /**
     * With this.
     *
     * @param drill to be kept before anything is asked for
     */
    record Ready(Drill drill) implements Beginning {}

    /**
     * Not yet, or not at all.
     *
     * @param step the answer
     */
    record NotReady(DrillStep step) implements Beginning {}
  }

  /**
   * Writes down what is to be taken back.
   *
   * @param former what was found of the lever in each place before the deployment
   * @param now what is found there now
   */
  public static Beginning begin(
      Lever lever, Map<Place, LeverFacts> former, Map<Place, Reading<LeverFacts>> now, Instant at) {
    List<Drill.Leg> legs = new ArrayList<>();
    for (Map.Entry<Place, Reading<LeverFacts>> entry : now.entrySet()) {
      Place place = entry.getKey();
      LeverFacts before = former.get(place);
      if (before == null) {
        return no(
            new Barred(
                "what ran in "
                    + place.said()
                    + " before the deployment is not known, so that nothing can be taken back"));
      }
      switch (entry.getValue()) {
        case Unread<LeverFacts> unread -> {
          return no(new Blind(place.said() + " was not read: " + unread.why()));
        }
        case Read<LeverFacts> read -> {
          Optional<DrillStep> obstacle = obstacle(lever, place, before, read.value());
          if (obstacle.isPresent()) {
            return no(obstacle.get());
          }
          legs.add(new Drill.Leg(place, before, read.value()));
        }
      }
    }
    return new Beginning.Ready(new Drill(lever, legs, at, Optional.empty()));
  }

  private static Beginning no(DrillStep step) {
    return new Beginning.NotReady(step);
  }

  /** What is there must rest, and must be the release's. */
  private static Optional<DrillStep> obstacle(
      Lever lever, Place place, LeverFacts before, LeverFacts now) {
    return switch (Findings.of(lever, Seen.ordered(now, now), "")) {
      case Finding.Back rests ->
          before.named().equals(now.named())
              ? Optional.of(
                  new Barred(
                      "the deployment has left %s in %s as it was before, so that there is nothing"
                              .formatted(now.named(), place.said())
                          + " to take back"))
              : Optional.empty();
      case Finding.Running running -> Optional.of(new Again(place.said() + ": " + running.said()));
      case Finding.Unclear unclear -> Optional.of(new Again(place.said() + ": " + unclear.why()));
      case Finding.Ready moving ->
          Optional.of(new Again(place.said() + " does not rest yet: it could " + moving.said()));
      case Finding.Refused refused -> Optional.of(new Barred(place.said() + ": " + refused.why()));
    };
  }

  /**
   * What comes next.
   *
   * @param to the version that every place is to run
   * @param now what is found in each place
   */
  public static DrillStep next(
      Drill drill, Version to, Map<Place, Reading<LeverFacts>> now, Instant at) {
    List<String> moved = new ArrayList<>();
    Optional<DrillStep> waits = Optional.empty();
    for (Drill.Leg leg : drill.legs()) {
      DrillStep step = step(drill, leg, to, now.get(leg.place()), at);
      switch (step) {
        case Moved there -> moved.add(there.said());
        case Again again -> waits = waits.or(() -> Optional.of(again));
        case Give give -> {
          return give;
        }
        case Blind blind -> waits = waits.or(() -> Optional.of(blind));
        case Failed failed -> {
          return failed;
        }
        case Barred barred -> {
          return barred;
        }
      }
    }
    return waits.orElseGet(() -> new Moved(String.join("; ", moved)));
  }

  /**
   * The service said no to an order.
   *
   * @param code its error code
   */
  public static DrillStep refused(Place place, String code, String message) {
    String why = place.said() + ": " + code + ": " + message;
    return Findings.isPassing(code) ? new Again(why) : new Barred(why);
  }

  private static DrillStep step(
      Drill drill, Drill.Leg leg, Version to, @Nullable Reading<LeverFacts> reading, Instant at) {
    String where = leg.place().said() + ": ";
    if (reading == null) {
      return new Blind(leg.place().said() + " was not read");
    }
    return switch (reading) {
      case Unread<LeverFacts> unread -> new Blind(where + unread.why());
      case Read<LeverFacts> read -> {
        LeverFacts facts = read.value();
        yield foreign(leg, facts)
            .<DrillStep>map(why -> new Barred(where + why))
            .or(() -> undone(leg, to, facts, at).map(why -> new Failed(where + why)))
            .orElseGet(
                () ->
                    step(
                        drill,
                        leg,
                        to,
                        Findings.of(drill.lever(), Seen.ordered(leg.of(to), facts), ""),
                        at));
      }
    };
  }

  /** What somebody else does there is not for a test to undo. */
  private static Optional<String> foreign(Drill.Leg leg, LeverFacts facts) {
    boolean ours = List.of(leg.former().named(), leg.released().named()).contains(facts.named());
    if (ours && !(facts instanceof LeverFacts.Alias alias && alias.weighted())) {
      return Optional.empty();
    }
    return Optional.of(
        ours
            ? facts.named() + " shares its calls with another version: somebody else shifts them"
            : "%s is there, which is neither %s nor %s: somebody else has deployed"
                .formatted(facts.named(), leg.released().named(), leg.former().named()));
  }

  /** ECS gives a deployment up that does not come up, and one order more would not mend that. */
  private static Optional<String> undone(Drill.Leg leg, Version to, LeverFacts facts, Instant at) {
    boolean shown =
        leg.asked(to).filter(asked -> !at.isBefore(asked.plus(Findings.SHOWN_WITHIN))).isPresent();
    return shown
            && facts instanceof LeverFacts.EcsDeployment ecs
            && ecs.status().equals("ROLLBACK_SUCCESSFUL")
            && !facts.named().equals(leg.of(to).named())
        ? Optional.of(
            "ECS has given %s up and gone back to %s by itself: %s"
                .formatted(leg.of(to).named(), facts.named(), ecs.reason()))
        : Optional.empty();
  }

  private static DrillStep step(
      Drill drill, Drill.Leg leg, Version to, Finding finding, Instant at) {
    String where = leg.place().said() + ": ";
    boolean early =
        leg.asked(to).filter(asked -> at.isBefore(asked.plus(Findings.SHOWN_WITHIN))).isPresent();
    return switch (finding) {
      case Finding.Back back -> {
        // ECS wants what it was told at once, and lists the deployment that does it a little later.
        boolean settles = early && drill.lever() instanceof Lever.EcsService;
        yield settles ? new Again(where + back.said()) : new Moved(where + back.said());
      }
      case Finding.Running running -> new Again(where + running.said());
      case Finding.Unclear unclear -> new Again(where + unclear.why());
      case Finding.Refused refused ->
          leg.asked(to).isPresent()
              ? new Failed(where + refused.why())
              : new Barred(where + refused.why());
      case Finding.Ready ready -> {
        if (early) {
          yield new Again(where + "the order does not show yet");
        }
        yield isMove(ready.order())
            ? new Give(drill.with(leg.asking(to, at)), leg.place(), ready.order(), ready.said())
            : new Again(where + "a deployment is running");
      }
    };
  }

  /** A deployment that runs is waited for: none is stopped for a test. */
  private static boolean isMove(LeverOrder order) {
    return switch (order) {
      case LeverOrder.DeployEcs deploy -> true;
      case LeverOrder.PointAlias point -> true;
      case LeverOrder.StopEcs stop -> false;
      case LeverOrder.StopCodeDeploy stop -> false;
      case LeverOrder.StopAppConfig stop -> false;
      case LeverOrder.CancelUpdate cancel -> false;
      case LeverOrder.RollBackStack back -> false;
    };
  }
}
