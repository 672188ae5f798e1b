package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One version of a pipeline's structure.
 *
 * @param json the structure as GetPipeline shows it, with its version
 */
record PipelineDefinition(
    String name,
    int version,
    boolean isV2,
    ExecutionMode mode,
    List<StageDefinition> stages,
    ObjectNode json) {

  Optional<StageDefinition> stage(String stageName) {
    return stages.stream().filter(stage -> stage.name().equals(stageName)).findFirst();
  }

  Optional<StageDefinition> after(StageDefinition stage) {
    int next = indexOf(stage.name()) + 1;
    return next > 0 && next < stages.size() ? Optional.of(stages.get(next)) : Optional.empty();
  }

  Optional<StageDefinition> before(String stageName) {
    int index = indexOf(stageName);
    return index > 0 ? Optional.of(stages.get(index - 1)) : Optional.empty();
  }

  private int indexOf(String stageName) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).name().equals(stageName)) {
        return i;
      }
    }
    return -1;
  }
}
