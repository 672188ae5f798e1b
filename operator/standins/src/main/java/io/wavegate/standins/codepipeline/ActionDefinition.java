package io.wavegate.standins.codepipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One action of a stage.
 *
 * @param runOrder from 1; actions with the same order run in parallel
 * @param region the action's own Region, if it differs from the pipeline's
 * @param roleArn the role as which it is done, if it names one
 * @param namespace under which its output variables are known
 * @param timeout {@code timeoutInMinutes}, which only manual approvals may set
 */
record ActionDefinition(
    String name,
    ActionType type,
    int runOrder,
    Map<String, String> configuration,
    List<String> inputArtifacts,
    List<String> outputArtifacts,
    Optional<String> region,
    Optional<String> roleArn,
    Optional<String> namespace,
    Optional<Duration> timeout) {}
