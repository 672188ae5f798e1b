package io.wavegate.core.validation;

import java.time.Duration;

/**
 * What is the same for every kind of test.
 *
 * @param timeout how long one run may take; a timeout is a failure
 * @param required whether its failure rolls the wave back; otherwise it is only reported
 * @param when when it runs
 * @param retries how often a failed run is tried again before it counts; 0 unless the policy asks
 */
public record TestTerms(Duration timeout, boolean required, When when, int retries) {
  /** What is usual: once, as the bake begins. */
  public static TestTerms once(Duration timeout, boolean required) {
    return new TestTerms(timeout, required, new When.AfterDeploy(), 0);
  }
}
