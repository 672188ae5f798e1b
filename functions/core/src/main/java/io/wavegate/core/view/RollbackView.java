package io.wavegate.core.view;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rollback of one stage.
 *
 * @param wave the wave that was rolled back
 * @param stage its stage
 * @param lever the lever's word, for example {@code pipeline-stage}, and where it was pulled
 * @param target what came back: the id of a pipeline execution, or for other levers what was there
 *     before; empty if nothing could
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
    Optional<Instant> endedAt) {
  private static final Pattern EXECUTION = Pattern.compile("[0-9a-f-]{36}");

  /** Whether a pipeline execution came back. */
  public boolean isExecution() {
    return EXECUTION.matcher(target).matches();
  }
}
