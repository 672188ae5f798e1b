package io.wavegate.standins.codepipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An action that begins, told to the world that plays its provider.
 *
 * @param rollback whether the execution is a rollback
 * @param configuration with its variables resolved
 * @param region the action's own, if it differs from the pipeline's
 * @param roleArn the role as which the action is done, if it is another than the pipeline's; what
 *     is deployed is in that role's account
 * @param revisions what the execution deploys; a source action sees those asked for, or none
 */
public record ActionStart(
    String pipelineName,
    String stageName,
    String actionName,
    String pipelineExecutionId,
    String actionExecutionId,
    ActionType type,
    boolean rollback,
    Map<String, String> configuration,
    Optional<String> region,
    Optional<String> roleArn,
    List<SourceRevision> revisions) {}
