package io.wavegate.standins.codepipeline;

import java.util.List;
import java.util.Map;

/**
 * An action that begins, told to the world that plays its provider.
 *
 * @param rollback whether the execution is a rollback
 * @param configuration with its variables resolved
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
    List<SourceRevision> revisions) {}
