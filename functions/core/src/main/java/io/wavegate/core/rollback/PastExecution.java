package io.wavegate.core.rollback;

import java.time.Instant;

/**
 * A pipeline execution as {@code ListPipelineExecutions} shows it.
 *
 * @param id the execution's id
 * @param rollback whether its type is ROLLBACK
 * @param rollbackTarget the execution that it returned to; empty for a standard one
 * @param status CodePipeline's word for its status
 * @param revision source revision id, empty if none is shown
 * @param summary source revision summary, empty if none is shown
 * @param startedAt when it started
 * @param updatedAt when it was last updated
 */
public record PastExecution(
    String id,
    boolean rollback,
    String rollbackTarget,
    String status,
    String revision,
    String summary,
    Instant startedAt,
    Instant updatedAt) {}
