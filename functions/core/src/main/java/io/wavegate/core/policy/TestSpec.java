package io.wavegate.core.policy;

import java.time.Duration;

/** A validation test of a wave; it runs beside the bake. */
public sealed interface TestSpec {
  /** The test's name, unique in its wave. */
  String name();

  /** How long it may take; a timeout is a failure. */
  Duration timeout();

  /** Whether its failure rolls the wave back; an informative test is only reported. */
  boolean required();

  /**
   * A Lambda function that is given the wave's context and answers {@code {"status": "passed" |
   * "failed", "summary": text}}.
   *
   * @param function name or ARN
   */
  record LambdaTest(String name, String function, Duration timeout, boolean required)
      implements TestSpec {}

  /**
   * An HTTP request that must be answered as expected.
   *
   * @param url https only
   * @param expectStatus the status code that passes
   * @param latencyAtMost the slowest answer that passes; a slower one is measured once more
   */
  record HttpTest(
      String name,
      String url,
      int expectStatus,
      Duration latencyAtMost,
      Duration timeout,
      boolean required)
      implements TestSpec {
    /** Whether an answer took longer than it may. */
    public boolean isTooSlow(Duration took) {
      return took.compareTo(latencyAtMost) > 0;
    }

    /**
     * Whether an answer is right and only slow, and there is time for another one. Who measures may
     * have stood still meanwhile: one slow answer is no evidence against the site, two are.
     */
    public boolean isWorthMeasuringAgain(int status, Duration took) {
      return status == expectStatus && isTooSlow(took) && took.compareTo(timeout) < 0;
    }
  }
}
