package io.wavegate.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.policy.Lever;

/**
 * Gives rollbacks that an earlier version has stored the form of this one, so that those under way
 * go on, and those that are over can be shown.
 */
public final class RollbackUpgrade {
  private RollbackUpgrade() {}

  /**
   * The rollback's JSON as this version writes it; a text that it has written is left as it is.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static String upgraded(String json) {
    JsonNode tree = CoreJson.parse(json);
    for (JsonNode step : tree.path("steps")) {
      lever(step);
    }
    return tree.toString();
  }

  /** In a step or a policy's rule there was one lever, which was a word. */
  public static void lever(JsonNode holder) {
    if (holder instanceof ObjectNode object
        && object.path("lever").asText("").equals("PIPELINE_STAGE")) {
      object.set("lever", CoreJson.tree(new Lever.PipelineStage()));
    }
  }
}
