package io.wavegate.core.drill;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.validation.TestKind.Version;
import io.wavegate.core.validation.TestOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an upgrade-and-rollback test has come: what it is to take back is written down before
 * anything is asked for, and so is each order before it is given (S5).
 *
 * @param lever by which it is done
 * @param legs one for each place of the wave
 * @param since when it began
 * @param over when every place was seen to run the released version again; empty before that
 */
public record Drill(Lever lever, List<Leg> legs, Instant since, Optional<Instant> over) {
  /** Copies the list. */
  public Drill {
    legs = List.copyOf(legs);
  }

  /**
   * One place.
   *
   * @param place where
   * @param former what ran there before the release was deployed
   * @param released what the release has deployed
   * @param takenBack when the former was last asked for; empty before that
   * @param broughtForward when the released one was last asked for again; empty before that
   */
  public record Leg(
      Place place,
      LeverFacts former,
      LeverFacts released,
      Optional<Instant> takenBack,
      Optional<Instant> broughtForward) {
    /** One of which nothing was asked yet. */
    public Leg(Place place, LeverFacts former, LeverFacts released) {
      this(place, former, released, Optional.empty(), Optional.empty());
    }

    /** What runs there when it runs a version. */
    LeverFacts of(Version version) {
      return switch (version) {
        case FORMER -> former;
        case RELEASED -> released;
      };
    }

    /** When a version was last asked for. */
    Optional<Instant> asked(Version version) {
      return switch (version) {
        case FORMER -> takenBack;
        case RELEASED -> broughtForward;
      };
    }

    /** The same, where a version is asked for now. */
    Leg asking(Version version, Instant now) {
      return switch (version) {
        case FORMER -> new Leg(place, former, released, Optional.of(now), broughtForward);
        case RELEASED -> new Leg(place, former, released, takenBack, Optional.of(now));
      };
    }
  }

  /** What it leads from and to, as a person reads it. */
  public String said() {
    return String.join(
        ", ",
        legs.stream()
            .map(
                leg ->
                    leg.released().named() + " to " + leg.former().named() + " and forward again")
            .distinct()
            .toList());
  }

  /**
   * Why the release is not there: the former version runs, or comes, or has not been seen to go;
   * empty before anything was asked for, and once the released one was seen everywhere again.
   *
   * @param deployed when the deployment has ended that is judged; one that ended since puts all of
   *     it right
   */
  public Optional<String> away(Instant deployed) {
    String places =
        String.join(
            ", ",
            legs.stream()
                .filter(leg -> leg.takenBack().filter(deployed::isBefore).isPresent())
                .map(leg -> leg.former().named() + " in " + leg.place().said())
                .toList());
    return over.isPresent() || places.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "an upgrade-and-rollback test has taken the deployment back to "
                + places
                + ", and has not seen it forward again");
  }

  /**
   * What it has shown of the release: nothing where it is not known which revision that is, or
   * where any test of the former version has not passed (S1).
   *
   * @param revision the source revision; empty if it is not known
   * @param wave where it was done
   * @param former what came of each test of the former version
   * @param moment when the released version was seen again
   */
  public Optional<SafeRevision> shown(
      String revision, String wave, List<TestOutcome> former, Instant moment) {
    boolean passed =
        !former.isEmpty() && former.stream().allMatch(TestOutcome.Passed.class::isInstance);
    return passed && !revision.isEmpty()
        ? Optional.of(new SafeRevision(revision, "upgrade-and-rollback in " + wave, said(), moment))
        : Optional.empty();
  }

  /** The same, once every place runs the released version again. */
  public Drill overAt(Instant moment) {
    return new Drill(lever, legs, since, Optional.of(moment));
  }

  /** The same, where one place was asked for a version. */
  Drill with(Leg changed) {
    return new Drill(
        lever,
        legs.stream().map(leg -> leg.place().equals(changed.place()) ? changed : leg).toList(),
        since,
        over);
  }
}
