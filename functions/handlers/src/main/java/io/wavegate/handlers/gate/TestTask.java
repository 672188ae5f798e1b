package io.wavegate.handlers.gate;

import io.wavegate.core.policy.Target;
import java.util.List;

/**
 * A validation test as the state machine runs it.
 *
 * @param name the test
 * @param kind the word of its kind
 * @param function the function of a Lambda test, else empty
 * @param resource what any other kind runs or asks, by name, ARN or URL; else empty
 * @param timeoutSeconds how long it may take
 * @param heartbeatSeconds how often whoever works on it must say so; as long as the timeout where
 *     nobody need
 * @param waitSeconds how long to wait before it is run
 * @param since when the first of several looks at it began, ISO 8601; empty before that
 * @param dryRun the id of the canary's dry run that is looked at; empty before it is started
 * @param context what a test function is given
 */
public record TestTask(
    String name,
    String kind,
    String function,
    String resource,
    long timeoutSeconds,
    long heartbeatSeconds,
    long waitSeconds,
    String since,
    String dryRun,
    Context context) {
  /**
   * What a test is told.
   *
   * @param service the service
   * @param wave the wave
   * @param stage its stage
   * @param execution the pipeline execution: the release
   * @param revision its source revision, empty if not known
   * @param test the test's name
   * @param attempt the gate's attempt that asks
   * @param version what is tested: {@code released}, or {@code former} where the deployment was
   *     taken back for a test
   * @param targets where the wave was deployed to
   */
  public record Context(
      String service,
      String wave,
      String stage,
      String execution,
      String revision,
      String test,
      int attempt,
      String version,
      List<Target> targets) {}
}
