package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the pipeline structure that {@code aws codepipeline get-pipeline} prints. */
final class Definitions {
  private static final int USER_PARAMETERS_LIMIT = 1_000;

  private Definitions() {}

  /**
   * Reads a structure.
   *
   * @param document either {@code {"pipeline": {...}}} or the pipeline itself
   * @throws IllegalArgumentException if a part is missing or out of its bounds
   */
  static PipelineDefinition pipeline(JsonNode document, int version) {
    JsonNode node = document.has("pipeline") ? document.path("pipeline") : document;
    ObjectNode json = node.deepCopy();
    json.put("version", version);
    List<StageDefinition> stages = new ArrayList<>();
    node.path("stages").forEach(stage -> stages.add(stage(stage)));
    if (stages.size() < 2) {
      throw new IllegalArgumentException(
          "a pipeline has at least two stages, got " + stages.size());
    }
    return new PipelineDefinition(
        text(node, "name"),
        version,
        node.path("pipelineType").asText("V1").equals("V2"),
        ExecutionMode.valueOf(node.path("executionMode").asText("SUPERSEDED")),
        List.copyOf(stages),
        json);
  }

  private static StageDefinition stage(JsonNode node) {
    List<ActionDefinition> actions = new ArrayList<>();
    node.path("actions").forEach(action -> actions.add(action(action)));
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("stage %s has no action".formatted(node.path("name")));
    }
    return new StageDefinition(text(node, "name"), List.copyOf(actions), onFailure(node));
  }

  private static OnFailure onFailure(JsonNode stage) {
    JsonNode onFailure = stage.path("onFailure");
    String result = onFailure.path("result").asText("FAIL");
    return switch (result) {
      case "FAIL" -> OnFailure.FAIL;
      case "ROLLBACK" -> OnFailure.ROLLBACK;
      case "RETRY" ->
          onFailure.path("retryConfiguration").path("retryMode").asText().equals("ALL_ACTIONS")
              ? OnFailure.RETRY_ALL_ACTIONS
              : OnFailure.RETRY_FAILED_ACTIONS;
      default -> throw new IllegalArgumentException("onFailure.result " + result);
    };
  }

  private static ActionDefinition action(JsonNode node) {
    String name = text(node, "name");
    ActionType type = ActionType.of(node.path("actionTypeId"));
    return new ActionDefinition(
        name,
        type,
        node.path("runOrder").asInt(1),
        configuration(name, node.path("configuration")),
        names(node.path("inputArtifacts")),
        names(node.path("outputArtifacts")),
        Optional.ofNullable(node.path("region").textValue()),
        Optional.ofNullable(node.path("roleArn").textValue()),
        Optional.ofNullable(node.path("namespace").textValue()),
        timeout(name, type, node));
  }

  private static Optional<Duration> timeout(String action, ActionType type, JsonNode node) {
    if (!node.has("timeoutInMinutes")) {
      return Optional.empty();
    }
    int minutes = node.path("timeoutInMinutes").asInt();
    if (!type.isApproval() || minutes < 5 || minutes > 86_400) {
      throw new IllegalArgumentException(
          "timeoutInMinutes %d of %s: only a manual approval has one, of 5 to 86400"
              .formatted(minutes, action));
    }
    return Optional.of(Duration.ofMinutes(minutes));
  }

  private static Map<String, String> configuration(String action, JsonNode node) {
    Map<String, String> configuration = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      configuration.put(entry.getKey(), entry.getValue().asText());
    }
    int length = configuration.getOrDefault("UserParameters", "").length();
    if (length > USER_PARAMETERS_LIMIT) {
      throw new IllegalArgumentException(
          "UserParameters of %s has %d characters, at most %d are allowed"
              .formatted(action, length, USER_PARAMETERS_LIMIT));
    }
    return configuration;
  }

  private static List<String> names(JsonNode artifacts) {
    List<String> names = new ArrayList<>();
    artifacts.forEach(artifact -> names.add(text(artifact, "name")));
    return List.copyOf(names);
  }

  static String text(JsonNode node, String member) {
    String text = node.path(member).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("missing %s in %s".formatted(member, node));
    }
    return text;
  }
}
