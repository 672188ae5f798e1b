package io.wavegate.standins.codepipeline;

import java.time.Instant;

/**
 * The revision that a source action found.
 *
 * @param artifactName the action's output artifact
 * @param revisionId for example a commit id
 */
public record SourceRevision(
    String actionName,
    String artifactName,
    String revisionId,
    String revisionSummary,
    String revisionUrl,
    Instant created) {}
