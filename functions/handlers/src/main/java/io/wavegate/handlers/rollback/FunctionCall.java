package io.wavegate.handlers.rollback;

import io.wavegate.core.rollback.LeverPull;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Step;

/**
 * A call of the function that a team names as its lever. The state machine adds the task token that
 * the function answers with.
 *
 * @param function its name
 * @param seconds how long it may take to answer
 * @param payload what it is told
 */
public record FunctionCall(String function, long seconds, Payload payload) {
  /**
   * What the function is told. It may be told so twice, and must do the work once.
   *
   * @param reference the same for the same work
   * @param service the service
   * @param pipeline the pipeline's ARN
   * @param execution the release that is taken back
   * @param wave the wave
   * @param stage its stage
   * @param reason why, as a person reads it
   */
  public record Payload(
      String reference,
      String service,
      String pipeline,
      String execution,
      String wave,
      String stage,
      String reason) {}

  static FunctionCall of(Rollback rollback, Step step, LeverPull.CallFunction call) {
    return new FunctionCall(
        call.function(),
        call.timeout().toSeconds(),
        new Payload(
            rollback.gate().execution() + "/" + step.wave(),
            rollback.service(),
            rollback.gate().pipeline().arn(),
            rollback.gate().execution(),
            step.wave(),
            step.stage(),
            rollback.reason()));
  }
}
