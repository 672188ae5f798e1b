package io.wavegate.core.verdict;

import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tests that have to run after the bake before a wave may be promoted: those of its end, and those
 * that run while it lasts and did not run shortly before its end, since it was extended or their
 * branch was interrupted.
 */
final class DueTests {
  private DueTests() {}

  /** All of them, in the policy's order; past the deadline those without which it halts. */
  static List<TestSpec> in(WaveCase wave) {
    boolean late = Asking.isLate(wave);
    return wave.policy().tests().stream()
        .filter(test -> test.required() || !late)
        .filter(test -> isDue(wave, test))
        .toList();
  }

  /** How long the longest of them may take with all its retries. */
  static Duration longest(List<TestSpec> due) {
    return due.stream().map(TestSpec::longest).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static boolean isDue(WaveCase wave, TestSpec test) {
    Optional<TestOutcome> outcome =
        wave.evidence().tests().stream()
            .filter(evidence -> evidence.name().equals(test.name()))
            .map(TestEvidence::outcome)
            .findFirst();
    return outcome
        .filter(
            known ->
                (test.isAtEnd() && known instanceof TestOutcome.Missing)
                    || isStale(wave, test, known))
        .isPresent();
  }

  private static boolean isStale(WaveCase wave, TestSpec test, TestOutcome outcome) {
    Instant ends = Settle.bakeEnds(wave);
    return outcome instanceof TestOutcome.Passed passed
        && test.every().filter(every -> passed.at().isBefore(ends.minus(every))).isPresent();
  }
}
