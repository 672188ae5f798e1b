package io.wavegate.core.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a release's actions are configured with, as {@code GetPipeline} shows it in the version that
 * the release runs in, and the release's own variables.
 *
 * @param actions in the pipeline's order
 * @param variables {@code GetPipelineExecution.variables}, by name, as they were resolved
 */
public record Artefacts(List<Action> actions, SequencedMap<String, String> variables) {
  /** Copies the collections. */
  public Artefacts {
    actions = List.copyOf(actions);
    variables = new LinkedHashMap<>(variables);
  }

  /**
   * One action.
   *
   * @param stage its stage
   * @param name its name
   * @param category CodePipeline's word: Source, Build, Deploy, Invoke, ...
   * @param configuration by CodePipeline's keys, variables not resolved
   */
  public record Action(
      String stage, String name, String category, SequencedMap<String, String> configuration) {
    /** Copies the map, in its order. */
    public Action {
      configuration = new LinkedHashMap<>(configuration);
    }
  }
}
