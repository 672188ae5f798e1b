package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;

/** Builds pipeline structures in the form of get-pipeline. */
final class PipelineJson {
  private final ObjectNode pipeline;

  private PipelineJson(ObjectNode pipeline) {
    this.pipeline = pipeline;
  }

  static PipelineJson v2(String name, String mode) {
    return new PipelineJson(
        Json.object().put("name", name).put("pipelineType", "V2").put("executionMode", mode));
  }

  PipelineJson type(String type) {
    pipeline.put("pipelineType", type);
    return this;
  }

  PipelineJson stage(String name, ObjectNode... actions) {
    ObjectNode stage = pipeline.withArray("/stages").addObject().put("name", name);
    for (ObjectNode action : actions) {
      stage.withArray("/actions").add(action);
    }
    return this;
  }

  /** What the stage put last does by itself when it fails. */
  PipelineJson onFailure(String json) {
    ObjectNode last = (ObjectNode) pipeline.path("stages").path(pipeline.path("stages").size() - 1);
    last.set("onFailure", Json.parse(json));
    return this;
  }

  ObjectNode json() {
    ObjectNode document = Json.object();
    document.set("pipeline", pipeline);
    return document;
  }

  static ObjectNode source() {
    ObjectNode action = action("Checkout", "Source", "CodeStarSourceConnection", 1);
    action.withArray("/outputArtifacts").addObject().put("name", "SourceArtifact");
    return action;
  }

  static ObjectNode deploy(String name, int runOrder) {
    ObjectNode action = action(name, "Deploy", "CodeDeploy", runOrder);
    action.withArray("/inputArtifacts").addObject().put("name", "SourceArtifact");
    return action;
  }

  static ObjectNode approval(String name, int runOrder) {
    return action(name, "Approval", "Manual", runOrder);
  }

  static ObjectNode lambda(String name, int runOrder, String userParameters) {
    ObjectNode action = action(name, "Invoke", "Lambda", runOrder);
    action
        .putObject("configuration")
        .put("FunctionName", "gate")
        .put("UserParameters", userParameters);
    return action;
  }

  private static ObjectNode action(String name, String category, String provider, int runOrder) {
    ObjectNode action = Json.object().put("name", name).put("runOrder", runOrder);
    action
        .putObject("actionTypeId")
        .put("category", category)
        .put("owner", "AWS")
        .put("provider", provider)
        .put("version", "1");
    return action;
  }
}
