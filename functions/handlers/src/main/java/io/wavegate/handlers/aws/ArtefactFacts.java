package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.Artefacts;
import io.wavegate.core.evidence.Artefacts.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.ResolvedPipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** What CodePipeline says of a release's actions and variables, as core has it. */
final class ArtefactFacts {
  private ArtefactFacts() {}

  static Artefacts of(PipelineExecution execution, PipelineDeclaration pipeline) {
    List<Action> actions = new ArrayList<>();
    for (StageDeclaration stage : pipeline.stages()) {
      for (ActionDeclaration action : stage.actions()) {
        actions.add(
            new Action(
                stage.name(),
                action.name(),
                action.actionTypeId().categoryAsString(),
                // A map of the SDK's has no order of its own.
                new LinkedHashMap<>(new TreeMap<>(action.configuration()))));
      }
    }
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    for (ResolvedPipelineVariable variable : execution.variables()) {
      variables.put(variable.name(), Objects.toString(variable.resolvedValue(), ""));
    }
    return new Artefacts(actions, variables);
  }
}
