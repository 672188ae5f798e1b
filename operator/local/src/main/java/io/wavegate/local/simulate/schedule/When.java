package io.wavegate.local.simulate.schedule;

import java.time.Duration;

/**
 * A moment in the life of the release.
 *
 * @param wave the index of the wave; meaningless for the start
 * @param moment what it is counted from
 * @param after how long after it
 */
public record When(int wave, Moment moment, Duration after) {
  /** What moments are counted from. */
  public enum Moment {
    /** The release starts. */
    START,
    /** The wave's entry gate is asked. */
    ENTRY,
    /** The wave's deploy action starts. */
    DEPLOYMENT,
    /** The wave's promotion gate is asked. */
    GATE,
    /** The wave's promotion gate lets the release go on. */
    PASSED,
    /** The wave's promotion gate failed. */
    FAILED
  }

  /** So long after the start of the release. */
  public static When start(Duration after) {
    return new When(0, Moment.START, after);
  }

  /** As a person reads it. */
  public String said() {
    String place = moment == Moment.START ? "start" : "wave " + (wave + 1) + " " + moment;
    return place + " + " + after;
  }
}
