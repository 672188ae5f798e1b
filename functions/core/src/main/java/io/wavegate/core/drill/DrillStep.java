package io.wavegate.core.drill;

import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;

/** What an upgrade-and-rollback test does next. */
public sealed interface DrillStep {
  /**
   * Every place runs the version that is wanted.
   *
   * @param said as a person reads it
   */
  record Moved(String said) implements DrillStep {}

  /**
   * It is under way, or cannot be told yet.
   *
   * @param said as a person reads it
   */
  record Again(String said) implements DrillStep {}

  /**
   * One call is to be made, once the drill is kept as it is here.
   *
   * @param drill with that order in it
   * @param place where
   * @param order the call
   * @param said what it does
   */
  record Give(Drill drill, Place place, LeverOrder order, String said) implements DrillStep {}

  /**
   * It cannot be done.
   *
   * @param why as a person reads it
   */
  record Failed(String why) implements DrillStep {}
}
