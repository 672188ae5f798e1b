package io.wavegate.core.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A pipeline's present structure as {@code GetPipeline} shows it, as much of it as can defeat a
 * gate.
 *
 * @param executionMode CodePipeline's word: SUPERSEDED, QUEUED or PARALLEL; empty if none is shown,
 *     which means SUPERSEDED
 * @param stages what each of its stages does by itself when it fails, in the pipeline's order
 */
public record PipelineStructure(String executionMode, List<OnFailure> stages) {
  /** Copies the list. */
  public PipelineStructure {
    stages = List.copyOf(stages);
  }

  /** What the stage of that name does when it fails; empty if the pipeline has no such stage. */
  public Optional<OnFailure> stage(String name) {
    return stages.stream().filter(stage -> stage.stage().equals(name)).findFirst();
  }

  /**
   * What a stage does by itself when it fails ({@code onFailure}).
   *
   * @param stage the stage
   * @param result CodePipeline's word: FAIL, RETRY, ROLLBACK or SKIP; empty if none is shown, which
   *     means FAIL
   * @param retryMode which actions a retry runs again; empty if no retry is configured
   * @param conditions the results of the conditions that are looked at as it fails
   */
  public record OnFailure(
      String stage, String result, Optional<String> retryMode, List<String> conditions) {
    /** Copies the list. */
    public OnFailure {
      conditions = List.copyOf(conditions);
    }
  }
}
