package io.wavegate.core.validation;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that must not be made twice: it is written down before it goes out, and again with what
 * it came to. Whoever finds it does not send another one.
 *
 * @param at when it was about to go out
 * @param came what it came to; empty as long as nobody has said so
 */
public record Posted(Instant at, Optional<Came> came) {
  /**
   * What it came to.
   *
   * @param status the word of a test's result
   * @param summary for people
   * @param lines what the site has left, without secrets
   */
  public record Came(String status, String summary, List<String> lines) {
    /** Copies the list. */
    public Came {
      lines = List.copyOf(lines);
    }
  }

  /** What somebody finds who was about to send it. */
  public sealed interface Found {
    /** The result, which is told again. */
    record Told(Came came) implements Found {}

    /**
     * Nothing yet: whoever sends it may still be at it.
     *
     * @param why as a person reads it
     */
    record Open(String why) implements Found {}

    /**
     * Nothing, and nobody can be at it any more.
     *
     * @param why as a person reads it
     */
    record Unknown(String why) implements Found {}
  }

  /** What is found of it now. */
  public Found found(Instant now, Duration timeout) {
    if (came.isPresent()) {
      return new Found.Told(came.get());
    }
    String since = "the request of " + Said.clock(at);
    return now.isBefore(at.plus(timeout))
        ? new Found.Open(since + " may still be answered, and is not sent again")
        : new Found.Unknown(
            since + " may have arrived: what came of it is lost, and it is not sent again");
  }
}
