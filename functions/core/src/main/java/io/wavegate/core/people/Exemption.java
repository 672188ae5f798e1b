package io.wavegate.core.people;

import java.time.Instant;

/**
 * What need not stop one release.
 *
 * @param kind what
 * @param execution the release's pipeline execution
 * @param word whose word, and why
 * @param until from when on it stops it again
 */
public record Exemption(Kind kind, String execution, Word word, Instant until) {
  /** What need not stop a release. */
  public enum Kind {
    /** The alarm that fires and that the release is to mend. */
    FIRING_ALARM,
    /** That no window is open. */
    CLOSED_WINDOW
  }

  /** Whether it counts at that moment; what is given later forgives nothing before. */
  public boolean isInForce(Instant now) {
    return !now.isBefore(word.at()) && now.isBefore(until);
  }
}
