package io.wavegate.core.rollback;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.Seen;
import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Lever;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rollback does to one stage, or to one target of it.
 *
 * @param wave the wave
 * @param stage its stage
 * @param lever the lever
 * @param net what comes back, or why nothing does
 * @param stands how far it is
 * @param target where the lever is pulled; empty where it is pulled once for the stage
 * @param spare what is done instead where the lever cannot be pulled
 * @param own the pipeline execution of a rollback that this step's first lever began, and that
 *     failed: the stage shows it now
 */
public record Step(
    String wave,
    String stage,
    Lever lever,
    NetLook net,
    Stands stands,
    Optional<Target> target,
    Optional<Spare> spare,
    Optional<String> own) {
  /** One whose first lever was not pulled yet. */
  public Step(
      String wave,
      String stage,
      Lever lever,
      NetLook net,
      Stands stands,
      Optional<Target> target,
      Optional<Spare> spare) {
    this(wave, stage, lever, net, stands, target, spare, Optional.empty());
  }

  /** A step that rolls a whole stage back, with nothing instead. */
  public static Step ofStage(String wave, String stage, Lever lever, NetLook net, Stands stands) {
    return new Step(wave, stage, lever, net, stands, Optional.empty(), Optional.empty());
  }

  /** Whether one of its levers is known to bring something back. */
  boolean hasWay() {
    return isWay(lever, net)
        || spare.filter(other -> isWay(other.lever(), other.net())).isPresent();
  }

  private static boolean isWay(Lever lever, NetLook net) {
    return !(lever instanceof Lever.Freeze) && !(net instanceof NetLook.NoNet);
  }

  /**
   * Where a lever is pulled.
   *
   * @param place the account and Region
   * @param before what was found there before the deployment; empty if nobody looked
   * @param released what was found there as it had ended; empty before that, and if nobody looked
   * @param bad why what was found before is nothing to come back to; empty if it is
   */
  public record Target(
      Place place,
      Optional<LeverFacts> before,
      Optional<LeverFacts> released,
      Optional<String> bad) {
    /** One of which nothing bad is known. */
    public Target(Place place, Optional<LeverFacts> before, Optional<LeverFacts> released) {
      this(place, before, released, Optional.empty());
    }

    /** What is there as a service shows it now. */
    public Seen seeing(LeverFacts now, boolean ordered) {
      return new Seen(before, released, now, ordered);
    }
  }

  /**
   * A lever that is taken where the first cannot be pulled.
   *
   * @param lever the lever
   * @param net what comes back with it, or why nothing does
   * @param targets where it is pulled; none where it is pulled once for the stage
   */
  public record Spare(Lever lever, NetLook net, List<Target> targets) {
    /** Copies the list. */
    public Spare {
      targets = List.copyOf(targets);
    }
  }

  /** The same step, further on. */
  public Step standing(Stands next) {
    return new Step(wave, stage, lever, net, next, target, spare, own);
  }

  /** What is done instead with the spare lever; nothing if there is none. */
  List<Step> instead(Instant now) {
    return spare.stream().flatMap(other -> instead(other, now)).toList();
  }

  private Stream<Step> instead(Spare other, Instant now) {
    Stream<Optional<Target>> where =
        other.targets().isEmpty()
            ? Stream.of(Optional.empty())
            : other.targets().stream().map(Optional::of);
    return where.map(
        there ->
            new Step(
                wave,
                stage,
                other.lever(),
                other.net(),
                new Stands.Ahead(now),
                there,
                Optional.empty(),
                failed()));
  }

  /** A rollback's own execution that has not brought the stage back. */
  private Optional<String> failed() {
    return stands instanceof Stands.Pulled pulled && !pulled.execution().isEmpty()
        ? Optional.of(pulled.execution())
        : own;
  }

  /** Whether what a stage shows is the release that goes back, or what this step began itself. */
  boolean isOurs(String execution, String release) {
    return execution.equals(release) || own.filter(execution::equals).isPresent();
  }

  /** Whether it is about the same stage, or the same target of it. */
  public boolean isSame(Step other) {
    return stage.equals(other.stage) && place().equals(other.place());
  }

  /** The pipeline execution by which the stage goes back; empty while there is none, or no need. */
  public String execution() {
    return switch (stands) {
      case Stands.Pulled pulled -> pulled.execution();
      case Stands.Returned returned -> returned.execution();
      case Stands.Ahead ahead -> "";
      case Stands.Pulling pulling -> "";
      case Stands.Covered covered -> "";
      case Stands.Stuck stuck -> "";
    };
  }

  /** Where the lever is pulled; empty where it is pulled once for the stage. */
  public Optional<Place> place() {
    return target.map(Target::place);
  }

  /** What it is about, as a person reads it. */
  public String said() {
    return "stage " + stage + place().map(where -> " in " + where.said()).orElse("");
  }

  /** How far a step is. */
  public sealed interface Stands {
    /**
     * Nothing was done yet.
     *
     * @param since since when it is this step's turn, or the intent was written
     */
    record Ahead(Instant since) implements Stands {}

    /**
     * The lever may have been pulled: written before it is.
     *
     * @param since when the intent was written
     * @param turn when the step's turn came; none where it came with the rollback, or with the end
     *     of the stage before
     */
    record Pulling(Instant since, Optional<Instant> turn) implements Stands {
      /** One whose turn came with the rollback. */
      public Pulling(Instant since) {
        this(since, Optional.empty());
      }
    }

    /**
     * The lever was pulled.
     *
     * @param execution the rollback's own pipeline execution; empty for other levers
     * @param at when
     */
    record Pulled(String execution, Instant at) implements Stands {}

    /**
     * What was there before is there again.
     *
     * @param execution the rollback's own pipeline execution; empty for other levers
     * @param at when that was seen
     */
    record Returned(String execution, Instant at) implements Stands {}

    /**
     * Another lever takes the whole stage back, this target with it.
     *
     * @param by the lever's word
     * @param at when that was decided
     */
    record Covered(String by, Instant at) implements Stands {}

    /**
     * It cannot go on without a person.
     *
     * @param why what stands against it
     * @param at when
     */
    record Stuck(String why, Instant at) implements Stands {}
  }
}
