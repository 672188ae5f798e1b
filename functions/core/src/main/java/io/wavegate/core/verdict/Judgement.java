package io.wavegate.core.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   * @param canary the function to ask for synthetic traffic meanwhile, if there is too little
   * @param due the names of the tests to run now that all else is good
   */
  record KeepBaking(
      Instant until, Instant lookAt, String why, Optional<String> canary, List<String> due)
      implements Judgement {
    /** Copies the list. */
    public KeepBaking {
      due = List.copyOf(due);
    }

    /** One that asks for no traffic and no test. */
    public KeepBaking(Instant until, Instant lookAt, String why) {
      this(until, lookAt, why, Optional.empty(), List.of());
    }
  }

  /**
   * No further look is likely to decide it: a person is asked, and looks go on meanwhile.
   *
   * @param at when to look again
   * @param until when it halts if nobody answers
   * @param why for people
   */
  record Ask(Instant at, Instant until, String why) implements Judgement {}

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
