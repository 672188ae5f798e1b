package io.wavegate.core.verdict;

import java.time.Instant;

/** What a look at the evidence came to. */
public sealed interface Judgement {
  /** The gate is decided. */
  record Decide(Verdict verdict) implements Judgement {}

  /**
   * The bake goes on: it is not over, or it was extended.
   *
   * @param until the end of the bake
   * @param lookAt when to judge next: the end of the bake and its settle time
   * @param why for people
   */
  record KeepBaking(Instant until, Instant lookAt, String why) implements Judgement {}

  /**
   * Something that is needed could not be read: look again.
   *
   * @param at when
   * @param why what is missing
   */
  record LookAgain(Instant at, String why) implements Judgement {}

  /**
   * There is nothing to judge any more: a person answered, or the release is gone.
   *
   * @param why for people
   */
  record StandDown(String why) implements Judgement {}
}
