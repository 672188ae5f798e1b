package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;

/** The {@code actionTypeId} of an action. */
public record ActionType(String category, String owner, String provider, String version) {

  static ActionType of(JsonNode node) {
    return new ActionType(
        Definitions.text(node, "category"),
        Definitions.text(node, "owner"),
        Definitions.text(node, "provider"),
        Definitions.text(node, "version"));
  }

  boolean isSource() {
    return category.equals("Source");
  }

  boolean isApproval() {
    return category.equals("Approval") && provider.equals("Manual");
  }

  boolean isLambda() {
    return category.equals("Invoke") && provider.equals("Lambda");
  }

  ObjectNode json() {
    return Json.object()
        .put("category", category)
        .put("owner", owner)
        .put("provider", provider)
        .put("version", version);
  }
}
