package io.wavegate.local.simulate.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Place;
import io.wavegate.local.simulate.schedule.Plan.Carrier;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.util.TreeMap;

/** The plan's pipeline, as {@code aws codepipeline get-pipeline} prints it. */
public final class PipelineText {
  private PipelineText() {}

  /** The document. */
  public static ObjectNode of(Plan plan, String gateFunction) {
    ObjectNode pipeline = JsonNodeFactory.instance.objectNode().put("name", Plan.PIPELINE);
    pipeline.put("roleArn", "arn:aws:iam::111122223333:role/checkout-pipeline");
    pipeline.putObject("artifactStore").put("type", "S3").put("location", "checkout-artifacts");
    ArrayNode stages = pipeline.putArray("stages");
    source(stages.addObject().put("name", "Source").putArray("actions"));
    ObjectNode build = stages.addObject().put("name", "Build").putArray("actions").addObject();
    typed(build, "Build", 1, "Build", "CodeBuild");
    build.putObject("configuration").put("ProjectName", "checkout-build");
    build.putArray("inputArtifacts").addObject().put("name", "Source");
    build.putArray("outputArtifacts").addObject().put("name", "Build");
    plan.waves().forEach(wave -> stage(stages.addObject(), wave, gateFunction));
    pipeline.put("version", 1).put("executionMode", plan.mode()).put("pipelineType", "V2");
    return pipeline;
  }

  private static void source(ArrayNode actions) {
    ObjectNode source = actions.addObject();
    typed(source, "Source", 1, "Source", "CodeStarSourceConnection");
    source.putObject("configuration").put("BranchName", "main");
    source.putArray("inputArtifacts");
    source.putArray("outputArtifacts").addObject().put("name", "Source");
  }

  private static void stage(ObjectNode stage, Wave wave, String gateFunction) {
    ArrayNode actions = stage.put("name", wave.stage()).putArray("actions");
    gate(actions.addObject(), new Gate(wave, Plan.ENTRY, 1, wave.entry(), "entry"), gateFunction);
    for (Place place : wave.levers().places()) {
      deploy(actions.addObject(), wave, place);
    }
    gate(
        actions.addObject(),
        new Gate(wave, Plan.PROMOTION, 3, wave.promotion(), "promotion"),
        gateFunction);
  }

  private static void deploy(ObjectNode action, Wave wave, Place place) {
    Lever lever = wave.levers().ofTargets().orElse(Lever.PIPELINE_STAGE);
    boolean here = place.equals(Levers.HUB);
    String name = here ? Plan.DEPLOY : Plan.DEPLOY + "-" + place.region();
    typed(action, name, 2, "Deploy", lever.provider());
    ObjectNode configuration = action.putObject("configuration");
    new TreeMap<>(lever.configuration(wave.thing())).forEach(configuration::put);
    action.putArray("inputArtifacts").addObject().put("name", "Build");
    action.putArray("outputArtifacts");
    if (!here) {
      action
          .put("region", place.region())
          .put("roleArn", "arn:aws:iam::" + place.account() + ":role/checkout-deploy");
    }
  }

  private record Gate(Wave wave, String action, int order, Carrier carrier, String kind) {
    String parameters() {
      return ("{\"v\": 1, \"service\": \"%s\", \"wave\": \"%s\", \"gate\": \"%s\","
              + " \"execution\": \"#{codepipeline.PipelineExecutionId}\"}")
          .formatted(Plan.SERVICE, wave.name(), kind);
    }
  }

  private static void gate(ObjectNode action, Gate gate, String gateFunction) {
    switch (gate.carrier()) {
      case INVOKE -> {
        typed(action, gate.action(), gate.order(), "Invoke", "Lambda");
        action
            .putObject("configuration")
            .put("FunctionName", gateFunction)
            .put("UserParameters", gate.parameters());
      }
      case APPROVAL -> {
        typed(action, gate.action(), gate.order(), "Approval", "Manual");
        action.put("timeoutInMinutes", Plan.APPROVAL_TIMEOUT.toMinutes());
        action.putObject("configuration").put("CustomData", gate.parameters());
      }
    }
    action.putArray("inputArtifacts");
    action.putArray("outputArtifacts");
  }

  private static void typed(
      ObjectNode action, String name, int order, String category, String provider) {
    action.put("name", name).put("runOrder", order);
    action
        .putObject("actionTypeId")
        .put("category", category)
        .put("owner", "AWS")
        .put("provider", provider)
        .put("version", "1");
  }
}
