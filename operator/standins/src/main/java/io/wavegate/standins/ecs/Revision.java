package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;

/** What a service runs or shall run: a service revision. */
record Revision(String arn, String taskDefinition) {

  ObjectNode summary(int requested, int running) {
    return Json.object()
        .put("arn", arn)
        .put("requestedTaskCount", requested)
        .put("runningTaskCount", running)
        .put("pendingTaskCount", 0);
  }
}
