package io.wavegate.standins.codepipeline;

import java.time.Duration;

/**
 * What is not known for certain of the real service, so that a world can be run either way.
 *
 * @param rollbackContinues whether a rollback's execution goes on to the later stages
 * @param jobDetailsNameExecution whether GetJobDetails of a Lambda job shows the pipeline's ARN and
 *     the execution ids beside the names
 * @param continuationDelay from a reply with a continuation token to the next invocation
 */
public record CodePipelineSettings(
    boolean rollbackContinues, boolean jobDetailsNameExecution, Duration continuationDelay) {

  /** A rollback ends with its stage, job details name the execution, about 30 s between jobs. */
  public static final CodePipelineSettings DEFAULTS =
      new CodePipelineSettings(false, true, Duration.ofSeconds(30));
}
