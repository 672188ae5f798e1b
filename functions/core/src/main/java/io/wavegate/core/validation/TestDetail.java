package io.wavegate.core.validation;

import java.util.List;

/**
 * What is known of a test's run besides its word.
 *
 * @param attempt which run of this test it was, from 1 on
 * @param failedBefore how many of the runs before it failed and were tried again
 * @param link where a person reads more, an https URL; empty if there is none
 * @param lines the last useful lines that it left, already short, escaped and without secrets
 */
public record TestDetail(int attempt, int failedBefore, String link, List<String> lines) {
  /** Copies the list. */
  public TestDetail {
    lines = List.copyOf(lines);
  }

  /** Whether runs before it had failed; only one that has passed since is flaky. */
  public boolean isFlaky() {
    return failedBefore > 0;
  }
}
