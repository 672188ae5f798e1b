package io.wavegate.core.gate;

import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an attempt of a gate stands. */
public sealed interface Phase {
  /** It was opened and has not been looked at. */
  record Opened() implements Phase {}

  /**
   * An entry gate waits for its blockers to clear.
   *
   * @param blockers what it waits for, as a person reads it
   * @param nextLook when it looks again
   * @param blind whether some of them are that something is not known
   */
  record Waiting(List<String> blockers, Instant nextLook, Optional<Blind> blind) implements Phase {
    /** Copies the list. */
    public Waiting {
      blockers = List.copyOf(blockers);
    }

    /** Everything is known. */
    public Waiting(List<String> blockers, Instant nextLook) {
      this(blockers, nextLook, Optional.empty());
    }
  }

  /**
   * A promotion gate watches its wave.
   *
   * @param note what it waits for, as a person reads it
   * @param nextLook when it is judged next if nothing happens
   */
  record Watching(String note, Instant nextLook) implements Phase {}

  /**
   * It is decided; nothing of it has been applied.
   *
   * @param verdict the verdict
   * @param at when
   */
  record Decided(Verdict verdict, Instant at) implements Phase {}

  /**
   * The effect may have been sent: written before it is.
   *
   * @param verdict the verdict
   * @param at when it was decided
   * @param since when the intent was written, or taken up again
   */
  record Applying(Verdict verdict, Instant at, Instant since) implements Phase {
    /** The longest that whoever applies lives: the Timeout of the settle function. */
    public static final Duration UNDER_WAY = Duration.ofSeconds(20);

    /** How far the clocks of two functions that CloudWatch's answers are believed by are apart. */
    public static final Duration CLOCKS = Duration.ofSeconds(30);

    /**
     * Whether whoever wrote the intent may still send the effect: until then it cannot be taken
     * back, however long nothing has been heard of it.
     */
    public boolean isUnderWay(Instant now) {
      return now.isBefore(since.plus(UNDER_WAY).plus(CLOCKS));
    }
  }

  /**
   * The effect happened. Terminal.
   *
   * @param verdict the verdict
   * @param at when it was decided
   * @param settledAt when the effect was known to have happened
   * @param effect what was done, as a person reads it
   */
  record Settled(Verdict verdict, Instant at, Instant settledAt, String effect) implements Phase {}

  /**
   * There was nothing left to decide: a person answered, or the release is gone. Terminal.
   *
   * @param why for people
   * @param by what took the decision away
   * @param at when a person approved, by CodePipeline's clock, and else when it was noticed: what
   *     happens to the wave from then on counts for the next one
   */
  record StoodDown(String why, By by, Instant at) implements Phase {
    /** What can take a decision away. */
    public enum By {
      /** A person approved. */
      APPROVAL,
      /** Nobody answered in time, and the action failed: a person is to be told. */
      TIME,
      /** A person rejected it in the console, which stands until the gate is opened again (S8). */
      REJECTION,
      /** The release is not there any more. */
      ABSENCE
    }

    /** Whether a person approved. */
    public boolean promotedByPerson() {
      return by == By.APPROVAL;
    }
  }
}
