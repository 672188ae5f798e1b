package io.wavegate.core.validation;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A test that somebody else answers, as it was asked. The first answer stands; one that comes after
 * the end counts for nothing.
 *
 * @param test the test
 * @param run when it was asked, by which one run of it is told from another
 * @param until when answers cease to count
 * @param revision the source revision that is asked about, empty if not known
 * @param answer what was answered, if anything was
 * @param ended when what it came to was recorded, if it was
 */
public record TestQuestion(
    String test,
    Instant run,
    Instant until,
    String revision,
    Optional<Given> answer,
    Optional<Instant> ended) {
  /** As it is asked. */
  public static TestQuestion asked(String test, Instant run, Instant until, String revision) {
    return new TestQuestion(test, run, until, revision, Optional.empty(), Optional.empty());
  }

  /**
   * An answer.
   *
   * @param passed whether the test passed
   * @param summary for people
   * @param link where a person reads more, an https URL; empty if there is none
   * @param lines the last useful lines that the test left
   */
  public record Answer(boolean passed, String summary, String link, List<String> lines) {
    /** Copies the list. */
    public Answer {
      lines = List.copyOf(lines);
    }

    /** {@code passed: 12 of 12}. */
    public String said() {
      return (passed ? "passed" : "failed") + (summary.isEmpty() ? "" : ": " + summary);
    }
  }

  /**
   * The answer that stands.
   *
   * @param by who gave it, an ARN
   * @param at when
   */
  public record Given(Answer answer, String by, Instant at) {}

  /** What becomes of an answer. */
  public sealed interface Heard {
    /** It stands from now on. */
    record Taken(TestQuestion next) implements Heard {}

    /** It was given before, just so. */
    record Known(Given given) implements Heard {}

    /**
     * It does not count.
     *
     * @param why one clause for whoever answers
     */
    record Refused(String why) implements Heard {}
  }

  /** Whether an answer could still come, or has come and was not recorded. */
  public boolean isOpen(Instant now) {
    return ended.isEmpty() && (answer.isPresent() || now.isBefore(until));
  }

  /** How long it may still be answered; nought if not any more. */
  public Duration left(Instant now) {
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** What becomes of an answer that comes now, unless the gate itself is over. */
  public Heard hear(Given given, Optional<String> about) {
    if (about.filter(named -> !Revisions.isSame(named, revision)).isPresent()) {
      return new Heard.Refused(
          "asked was revision %s, the answer is for another one"
              .formatted(revision.isEmpty() ? "(not known)" : revision));
    }
    if (answer.isPresent()) {
      Given stands = answer.get();
      return stands.answer().equals(given.answer())
          ? new Heard.Known(stands)
          : new Heard.Refused(
              "answered before, at %s: %s"
                  .formatted(Said.clock(stands.at()), stands.answer().said()));
    }
    Optional<String> late = late(given.at());
    return late.isPresent()
        ? new Heard.Refused(late.get())
        : new Heard.Taken(
            new TestQuestion(test, run, until, revision, Optional.of(given), Optional.empty()));
  }

  /** That nothing that comes now counts any more, in words; empty if it does. */
  public Optional<String> late(Instant now) {
    if (ended.isPresent()) {
      return Optional.of("too late: the test ended at " + Said.day(ended.get()));
    }
    return now.isBefore(until)
        ? Optional.empty()
        : Optional.of("too late: answers counted until " + Said.day(until));
  }

  /** The same once its result is recorded. */
  public TestQuestion endedAt(Instant at) {
    return new TestQuestion(test, run, until, revision, answer, Optional.of(at));
  }
}
