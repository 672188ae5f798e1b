package io.wavegate.core.verdict;

import java.time.Duration;
import java.time.Instant;

/** What a gate decided. Written once; each says why, with its arithmetic. */
public sealed interface Verdict {
  /** Whether the wave is watched on for the next one's sake. */
  default boolean isWatchedOn() {
    return switch (this) {
      case Promote promote -> true;
      case PromoteByPerson byPerson -> true;
      case Observe observe -> false;
      case RollBack rollBack -> false;
      case StepAside aside -> false;
      case Halt halt -> false;
    };
  }

  /** The reason as a person reads it. */
  String reason();

  /** The word used in ASL, store, API and reports. */
  String word();

  /** Whether the release goes on. */
  default boolean letsGoOn() {
    return switch (this) {
      case Promote promote -> true;
      case PromoteByPerson byPerson -> true;
      case Observe observe -> true;
      case RollBack rollBack -> false;
      case StepAside aside -> false;
      case Halt halt -> false;
    };
  }

  /**
   * The release may go on: complete positive evidence only (S1).
   *
   * @param readAt when the last reading was taken
   */
  record Promote(String reason, Instant readAt) implements Verdict {
    /** How long a promotion may wait for its effect before it is judged again (S1). */
    public static final Duration GOOD_FOR = Duration.ofSeconds(60);

    @Override
    public String word() {
      return "PROMOTE";
    }

    /** Whether the last reading is too old for the promotion to be applied. */
    public boolean isExpired(Instant now) {
      return now.isAfter(readAt.plus(GOOD_FOR));
    }
  }

  /**
   * A person let the release go on, whatever the evidence says. It does not expire, and is not
   * taken back; the watch goes on.
   *
   * @param at when the person said so: what happens from then on counts for the next wave
   */
  record PromoteByPerson(String reason, Instant at) implements Verdict {
    @Override
    public String word() {
      return "PROMOTE_BY_PERSON";
    }
  }

  /**
   * The release goes on whatever the evidence says, since Wavegate only observes; what it would
   * have decided is kept. Nothing is done about it.
   *
   * @param would the word of the verdict that another mode would have given
   * @param at when
   */
  record Observe(String would, String reason, Instant at) implements Verdict {
    /** How an entry gate would have gone on that would have waited. */
    public static final String WAIT = "WAIT";

    /** Whether the release would have gone on. What a person says is done, never only observed. */
    public boolean isGood() {
      return would.equals("PROMOTE");
    }

    @Override
    public String word() {
      return "OBSERVE";
    }
  }

  /** What was deployed goes back: positive bad evidence, or a person's word. */
  record RollBack(String reason) implements Verdict {
    @Override
    public String word() {
      return "ROLL_BACK";
    }
  }

  /**
   * The release lets a newer one go first that waits in front of its stage: its entry action fails,
   * nothing was deployed, the line stays open, and nobody is called. A stage that is retried
   * afterwards is looked at anew.
   */
  record StepAside(String reason) implements Verdict {
    @Override
    public String word() {
      return "STEP_ASIDE";
    }
  }

  /** The promotion fails, the line stops, nothing that is deployed changes, a person is told. */
  record Halt(String reason) implements Verdict {
    @Override
    public String word() {
      return "HALT";
    }
  }
}
