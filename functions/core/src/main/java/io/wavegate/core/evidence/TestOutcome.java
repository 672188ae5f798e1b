package io.wavegate.core.evidence;

import java.time.Duration;
import java.time.Instant;

/** What a validation test came to, for one attempt of one gate. */
public sealed interface TestOutcome {
  /** No result is stored. */
  record Missing() implements TestOutcome {}

  /**
   * It passed.
   *
   * @param at when it ended
   * @param took how long it ran
   * @param summary what it said
   */
  record Passed(Instant at, Duration took, String summary) implements TestOutcome {}

  /**
   * It failed, or did not answer in time.
   *
   * @param at when it ended
   * @param took how long it ran
   * @param why what it said, or the error
   */
  record Failed(Instant at, Duration took, String why) implements TestOutcome {}
}
