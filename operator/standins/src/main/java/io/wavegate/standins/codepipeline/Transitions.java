package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.World;

/** Disables and enables the way into a stage or out of it; the last writer wins. */
final class Transitions {
  private final World world;
  private final Flow flow;

  Transitions(World world, Flow flow) {
    this.world = world;
    this.flow = flow;
  }

  JsonNode disable(Pipeline pipeline, JsonNode input, Caller caller) throws ServiceError {
    String reason = input.path("reason").asText();
    set(pipeline, input, new Transition.Disabled(caller.principalArn(), world.now(), reason));
    return Json.object();
  }

  JsonNode enable(Pipeline pipeline, JsonNode input, Caller caller) throws ServiceError {
    set(pipeline, input, new Transition.Enabled(caller.principalArn(), world.now()));
    for (StageDefinition stage : pipeline.current().stages()) {
      flow.tryEnter(pipeline, pipeline.slot(stage.name()));
    }
    return Json.object();
  }

  private static void set(Pipeline pipeline, JsonNode input, Transition transition)
      throws ServiceError {
    String stage = input.path("stageName").asText();
    if (pipeline.current().stage(stage).isEmpty()) {
      throw Errors.noStage(stage, pipeline.name());
    }
    if (input.path("transitionType").asText().equals("Inbound")) {
      pipeline.slot(stage).inbound(transition);
    } else {
      pipeline.slot(stage).outbound(transition);
    }
  }
}
