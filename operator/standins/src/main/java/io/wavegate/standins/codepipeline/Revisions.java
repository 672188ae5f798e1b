package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Source revisions as requests ask for them and as answers show them. */
final class Revisions {
  private Revisions() {}

  /** The {@code sourceRevisions} of StartPipelineExecution. */
  static List<SourceRevision> asked(PipelineDefinition definition, JsonNode input, Instant now) {
    List<SourceRevision> revisions = new ArrayList<>();
    for (JsonNode asked : input.path("sourceRevisions")) {
      String action = asked.path("actionName").asText();
      String value = asked.path("revisionValue").asText();
      String artifact = artifact(definition, action);
      revisions.add(new SourceRevision(action, artifact, value, "", "", now));
    }
    return revisions;
  }

  /** The {@code sourceRevisions} of an execution summary. */
  static ArrayNode summaries(PipelineExecution execution) {
    ArrayNode summaries = Json.array();
    for (SourceRevision revision : execution.revisions()) {
      ObjectNode summary = summaries.addObject();
      summary.put("actionName", revision.actionName()).put("revisionId", revision.revisionId());
      texts(summary, revision);
    }
    return summaries;
  }

  /** The {@code artifactRevisions} of an execution. */
  static ArrayNode artifacts(PipelineExecution execution) {
    ArrayNode artifacts = Json.array();
    for (SourceRevision revision : execution.revisions()) {
      ObjectNode artifact = artifacts.addObject();
      artifact.put("name", revision.artifactName()).put("revisionId", revision.revisionId());
      texts(artifact, revision);
      artifact.set("created", Json.timestamp(revision.created()));
    }
    return artifacts;
  }

  private static void texts(ObjectNode node, SourceRevision revision) {
    if (!revision.revisionSummary().isEmpty()) {
      node.put("revisionSummary", revision.revisionSummary());
    }
    if (!revision.revisionUrl().isEmpty()) {
      node.put("revisionUrl", revision.revisionUrl());
    }
  }

  private static String artifact(PipelineDefinition definition, String actionName) {
    for (StageDefinition stage : definition.stages()) {
      for (ActionDefinition action : stage.actions()) {
        if (action.name().equals(actionName) && !action.outputArtifacts().isEmpty()) {
          return action.outputArtifacts().getFirst();
        }
      }
    }
    return actionName;
  }
}
