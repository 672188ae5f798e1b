package io.wavegate.core.rollback;

import io.wavegate.core.policy.Lever;
import java.time.Instant;

/**
 * What a rollback does to one stage.
 *
 * @param wave the wave
 * @param stage its stage
 * @param lever the lever
 * @param net what the stage goes back to, or why it cannot
 * @param stands how far it is
 */
public record Step(String wave, String stage, Lever lever, NetLook net, Stands stands) {
  /** The same step, further on. */
  public Step standing(Stands next) {
    return new Step(wave, stage, lever, net, next);
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
     */
    record Pulling(Instant since) implements Stands {}

    /**
     * The lever was pulled.
     *
     * @param execution the rollback's own pipeline execution
     * @param at when
     */
    record Pulled(String execution, Instant at) implements Stands {}

    /**
     * The stage runs the earlier revision again.
     *
     * @param execution the rollback's own pipeline execution
     * @param at when that was seen
     */
    record Returned(String execution, Instant at) implements Stands {}

    /**
     * It cannot go on without a person.
     *
     * @param why what stands against it
     * @param at when
     */
    record Stuck(String why, Instant at) implements Stands {}
  }
}
