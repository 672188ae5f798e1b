package io.wavegate.handlers.gate;

import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the gate's state machine does next: a word that a Choice compares, and what the state behind
 * it needs.
 *
 * @param next the word
 * @param until when to look again
 * @param waitSeconds how long an entry gate sleeps at most
 * @param bakeSeconds how long the bake sleeps at most
 * @param tests the tests to run
 * @param rollbackName the rollback's execution name
 */
public record Next(
    String next,
    Optional<Instant> until,
    Optional<Long> waitSeconds,
    Optional<Long> bakeSeconds,
    Optional<List<TestTask>> tests,
    Optional<String> rollbackName) {
  private static Next word(String word) {
    return new Next(
        word,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Next judge() {
    return word("JUDGE");
  }

  static Next report() {
    return word("REPORT");
  }

  /** An entry gate sleeps until it is to look again, a second at least. */
  static Next waiting(Instant now, Instant until) {
    return new Next(
        "WAIT",
        Optional.of(until),
        Optional.of(seconds(now, until)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Next lookAgain(Instant until) {
    return new Next(
        "LOOK_AGAIN",
        Optional.of(until),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The bake sleeps until it is to be judged, a second at least. */
  static Next watch(Instant now, Instant lookAt, List<TestTask> tests) {
    return new Next(
        "WATCH",
        Optional.empty(),
        Optional.empty(),
        Optional.of(seconds(now, lookAt)),
        Optional.of(tests),
        Optional.empty());
  }

  private static long seconds(Instant now, Instant then) {
    Duration left = Duration.between(now, then);
    return Math.max(1, left.toSeconds() + (left.toNanosPart() > 0 ? 1 : 0));
  }

  static Next verdict(Verdict verdict, String rollbackName) {
    return new Next(
        verdict.word(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(rollbackName));
  }
}
