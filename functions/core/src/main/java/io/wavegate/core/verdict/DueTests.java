package io.wavegate.core.verdict;

import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.When;
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

  /**
   * Whether some are due, and none is awaited any more that runs in the round of one that has
   * ended, or is needed of a round before it: whoever sleeps for that round may wake, and
   * interrupts nothing.
   */
  static boolean isRoundOver(WaveCase wave, TestSpec ended) {
    int round = ended.when().round();
    boolean awaited =
        wave.policy().tests().stream()
            .filter(test -> test.when().round() <= round)
            .filter(test -> test.required() || test.when().round() == round)
            .anyMatch(test -> isMissing(wave, test.name()));
    // After the last round of all the alarms settle, which nobody sleeps through.
    return !awaited && (ended.when() instanceof When.OnceOver || !in(wave).isEmpty());
  }

  /**
   * What has to run first of all while the former version is there: nothing is decided, and nobody
   * asked, before the release is. Past the deadline, and where the evidence is spoilt, that is only
   * what brings it forward.
   */
  static List<TestSpec> home(WaveCase wave) {
    boolean hurry = Asking.isLate(wave) || !Spoilt.in(wave).isEmpty();
    return wave.policy().tests().stream()
        .filter(test -> isMissing(wave, test.name()))
        .filter(
            test ->
                test.when() instanceof When.OnceOver over
                    ? isPassed(wave, over.back()) && (hurry || isDue(wave, test))
                    : test.when() instanceof When.OnceBack && !hurry && isDue(wave, test))
        .toList();
  }

  /** When the release was brought forward again; empty where it was not taken back. */
  static Optional<Instant> forward(WaveCase wave) {
    return wave.policy().tests().stream()
        .filter(test -> test.when() instanceof When.OnceOver)
        .flatMap(test -> outcome(wave, test.name()).stream())
        .filter(TestOutcome.Passed.class::isInstance)
        .map(outcome -> ((TestOutcome.Passed) outcome).at())
        .findFirst();
  }

  /** How long the longest of them may take with all its retries. */
  static Duration longest(List<TestSpec> due) {
    return due.stream().map(TestSpec::longest).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /**
   * Those without which nothing may be promoted, which have no result and whose turn has not come:
   * nothing leads to that, and nothing is promoted so (S1).
   */
  static List<String> out(WaveCase wave) {
    return wave.policy().tests().stream()
        .filter(TestSpec::required)
        .filter(test -> isMissing(wave, test.name()) && !isDue(wave, test))
        .map(test -> "required test " + test.name() + " has no result, and its turn has not come")
        .toList();
  }

  private static boolean isDue(WaveCase wave, TestSpec test) {
    return switch (test.when()) {
      case When.AfterDeploy deployed -> false;
      case When.DuringBake during ->
          !isAway(wave)
              && outcome(wave, test.name()).filter(known -> isStale(wave, test, known)).isPresent();
      case When.EndOfBake end -> isMissing(wave, test.name());
      case When.AfterAll all -> isMissing(wave, test.name()) && isAllElseOver(wave);
      case When.OnceBack once -> isMissing(wave, test.name()) && isPassed(wave, once.back());
      case When.OnceOver over -> isMissing(wave, test.name()) && isOver(wave, over);
    };
  }

  /** An informative test that could not be run as the bake began has no result, and gets none. */
  private static boolean isAllElseOver(WaveCase wave) {
    return wave.policy().tests().stream()
        .filter(test -> test.when().round() < 2)
        .noneMatch(test -> isDue(wave, test) || (test.required() && isMissing(wave, test.name())));
  }

  /** Whether the former version is there for a test. */
  private static boolean isAway(WaveCase wave) {
    return wave.policy().tests().stream()
        .anyMatch(
            test ->
                test.when() instanceof When.OnceOver over
                    && isPassed(wave, over.back())
                    && !isPassed(wave, test.name()));
  }

  /** Past the deadline what is only informative is waited for no longer. */
  private static boolean isOver(WaveCase wave, When.OnceOver over) {
    return isPassed(wave, over.back())
        && (Asking.isLate(wave) || over.then().stream().noneMatch(test -> isMissing(wave, test)));
  }

  private static boolean isPassed(WaveCase wave, String test) {
    return outcome(wave, test).filter(TestOutcome.Passed.class::isInstance).isPresent();
  }

  private static boolean isMissing(WaveCase wave, String test) {
    return outcome(wave, test).filter(TestOutcome.Missing.class::isInstance).isPresent();
  }

  private static Optional<TestOutcome> outcome(WaveCase wave, String test) {
    return wave.evidence().tests().stream()
        .filter(evidence -> evidence.name().equals(test))
        .map(TestEvidence::outcome)
        .findFirst();
  }

  private static boolean isStale(WaveCase wave, TestSpec test, TestOutcome outcome) {
    Instant ends = Settle.bakeEnds(wave);
    return outcome instanceof TestOutcome.Passed passed
        && test.every().filter(every -> passed.at().isBefore(ends.minus(every))).isPresent();
  }
}
