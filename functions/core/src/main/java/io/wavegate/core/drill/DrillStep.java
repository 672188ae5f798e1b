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
   * It is under way.
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
   * It was tried, and does not arrive.
   *
   * @param why as a person reads it
   */
  record Failed(String why) implements DrillStep {}

  /**
   * It cannot be tried, which says nothing of the release.
   *
   * @param why as a person reads it
   */
  record Barred(String why) implements DrillStep {}

  /**
   * What is there could not be read.
   *
   * @param why as a person reads it
   */
  record Blind(String why) implements DrillStep {}
}
