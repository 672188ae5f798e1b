package io.wavegate.core.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A validation test of a wave, as its policy asks for it.
 *
 * @param name the test's name, unique in its wave
 * @param kind what is run
 * @param terms when it runs, how long it may take, and what its failure means
 */
public record TestSpec(String name, TestKind kind, TestTerms terms) {
  /** The last look comes as the time is over, and takes its way. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(15);

  /** How long one run may take; a timeout is a failure. */
  public Duration timeout() {
    return terms.timeout();
  }

  /** How long the longest of them may take that runs beside the bake. */
  public static Duration longestBeside(List<TestSpec> tests) {
    return longest(tests.stream().filter(test -> !test.isAtEnd()));
  }

  /** How long those may take that run after the bake, round by round. */
  public static Duration longestAfter(List<TestSpec> tests) {
    return tests.stream()
        .filter(TestSpec::isAtEnd)
        .map(test -> test.when().round())
        .distinct()
        .map(round -> longest(tests.stream().filter(test -> test.when().round() == round)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration longest(Stream<TestSpec> tests) {
    return tests.map(TestSpec::longest).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** How long it may take with all its retries. */
  public Duration longest() {
    return timeout().multipliedBy(1L + terms.retries());
  }

  /** Whether its failure rolls the wave back; an informative test is only reported. */
  public boolean required() {
    return terms.required();
  }

  /** When it runs. */
  public When when() {
    return terms.when();
  }

  /** Whether it runs once, as the bake begins. */
  public boolean isAtStart() {
    return when() instanceof When.AfterDeploy;
  }

  /** Whether it runs once all else is known to be good. */
  public boolean isAtEnd() {
    return when().round() > 0;
  }

  /** How much time lies between two runs; empty for a test that runs once. */
  public Optional<Duration> every() {
    return when() instanceof When.DuringBake during
        ? Optional.of(during.every())
        : Optional.empty();
  }

  /**
   * Whether a look came too late to show that a run had ended in time: a timeout is a failure, also
   * of one that has passed since.
   *
   * @param since when the run, or the first of its looks, began
   * @param look when this look began
   */
  public boolean isTooLate(Instant since, Instant look) {
    return look.isAfter(since.plus(timeout()).plus(LAST_LOOK));
  }
}
