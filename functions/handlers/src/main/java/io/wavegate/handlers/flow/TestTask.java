package io.wavegate.handlers.flow;

import io.wavegate.core.policy.Target;
import java.util.List;

/**
 * A validation test as the state machine runs it.
 *
 * @param name the test
 * @param kind LAMBDA or HTTP
 * @param function the function of a LAMBDA test, else empty
 * @param timeoutSeconds how long it may take
 * @param context what a test function is given
 */
public record TestTask(
    String name, String kind, String function, long timeoutSeconds, Context context) {
  /**
   * What a test function is told.
   *
   * @param service the service
   * @param wave the wave
   * @param stage its stage
   * @param execution the pipeline execution: the release
   * @param revision its source revision, empty if not known
   * @param test the test's name
   * @param targets where the wave was deployed to
   */
  public record Context(
      String service,
      String wave,
      String stage,
      String execution,
      String revision,
      String test,
      List<Target> targets) {}
}
