package io.wavegate.core.rollback;

import java.time.Duration;

/** What a look during a rollback came to. */
public sealed interface StepResult {
  /**
   * It is further on.
   *
   * @param rollback the record to write
   * @param said for the timeline
   */
  record Onward(Rollback rollback, String said) implements StepResult {}

  /**
   * Not yet: look again.
   *
   * @param pause after how long
   * @param why what it waits for
   */
  record Again(Duration pause, String why) implements StepResult {}

  /**
   * Not yet, and for so long that a person should know: they are told once, and it is looked at
   * again (L2).
   *
   * @param pause after how long
   * @param why what it waits for
   */
  record Late(Duration pause, String why) implements StepResult {}

  /**
   * The lever is to be pulled now; the intent in {@code rollback} is written first.
   *
   * @param rollback the record to write before the effect
   * @param step the step
   * @param pull what is done
   */
  record Pull(Rollback rollback, Step step, LeverPull pull) implements StepResult {}
}
