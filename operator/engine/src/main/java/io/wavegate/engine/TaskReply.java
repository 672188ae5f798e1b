package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes the answer to one {@link TaskCall}. The first answer counts, later ones are ignored. */
public interface TaskReply {

  /**
   * For {@code .sync} only: the job has been accepted and runs. Recorded as TaskSubmitted; an
   * answer that ends the task must follow. A host that leaves it out has it recorded with the final
   * output.
   *
   * @param output what the service answered to the request that started the job
   */
  void submitted(JsonNode output);

  /**
   * For {@code .sync} only: how to end the job that runs, for when the task is stopped or times out
   * before it.
   */
  void job(Cancellation running);

  /**
   * The call succeeded. Ends the task; for {@code .waitForTaskToken} it only records TaskSubmitted,
   * and the task goes on until its token is answered.
   *
   * @param output the service's answer; for {@code lambda:invoke} the whole of it ({@code
   *     ExecutedVersion}, {@code Payload}, {@code StatusCode}), for a function's ARN its payload
   */
  void succeed(JsonNode output);

  /**
   * The call failed. {@code States.Runtime}, for arguments that no call can be made of, ends the
   * execution: nothing retries or catches it.
   *
   * @param error the error's name as Catch and Retry see it, e.g. {@code
   *     Lambda.TooManyRequestsException}, a function's exception class, {@code
   *     CodePipeline.PipelineNotFoundException}
   * @param cause the explanation; for a function that threw, its error object as JSON text; for
   *     {@code States.Runtime} without the state, which is named in front of it
   */
  void fail(String error, String cause);
}
