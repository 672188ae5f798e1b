package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;

/**
 * Why an execution was started.
 *
 * @param type as the API names it: {@code StartPipelineExecution}, {@code Webhook}, {@code
 *     CloudWatchEvent}, {@code ManualRollback}, {@code AutomatedRollback}, ...
 * @param detail for a person's call the ARN of the principal
 */
public record Trigger(String type, String detail) {

  ObjectNode json() {
    return Json.object().put("triggerType", type).put("triggerDetail", detail);
  }
}
