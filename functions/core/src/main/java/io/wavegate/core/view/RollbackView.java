package io.wavegate.core.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A rollback of one stage.
 *
 * @param wave the wave that was rolled back
 * @param stage its stage
 * @param lever the lever's word, for example {@code pipeline-stage}
 * @param target the pipeline execution that came back, empty if none could
 * @param outcome what came of it, one sentence
 * @param startedAt when it was intended
 * @param endedAt when it was over
 */
public record RollbackView(
    String wave,
    String stage,
    String lever,
    String target,
    String outcome,
    Instant startedAt,
    Optional<Instant> endedAt) {}
