package io.wavegate.standins.codedeploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.RolloutScript;
import java.util.UUID;

/**
 * A deployment group.
 *
 * @param computePlatform Server, Lambda or ECS
 * @param rollsBackOnFailure whether it has automatic rollback for DEPLOYMENT_FAILURE
 * @param rollsBackOnStop the same for DEPLOYMENT_STOP_ON_REQUEST
 */
public record Group(
    String application,
    String name,
    String computePlatform,
    RolloutScript script,
    boolean rollsBackOnFailure,
    boolean rollsBackOnStop) {

  /** A group that rolls back nothing by itself. */
  public Group(String application, String name, String computePlatform, RolloutScript script) {
    this(application, name, computePlatform, script, false, false);
  }

  /** What the group itself is, as GetDeploymentGroup begins. */
  ObjectNode document() {
    ObjectNode info =
        Json.object()
            .put("applicationName", application)
            .put(
                "deploymentGroupId",
                UUID.nameUUIDFromBytes((application + "/" + name).getBytes(UTF_8)).toString())
            .put("deploymentGroupName", name)
            .put("deploymentConfigName", "CodeDeployDefault." + configuration());
    info.set("autoRollbackConfiguration", rollbacks());
    return info;
  }

  String configuration() {
    return switch (computePlatform) {
      case "Lambda" -> "LambdaAllAtOnce";
      case "ECS" -> "ECSAllAtOnce";
      default -> "OneAtATime";
    };
  }

  ObjectNode rollbacks() {
    ObjectNode configuration = Json.object().put("enabled", rollsBackOnFailure || rollsBackOnStop);
    ArrayNode events = configuration.putArray("events");
    if (rollsBackOnFailure) {
      events.add("DEPLOYMENT_FAILURE");
    }
    if (rollsBackOnStop) {
      events.add("DEPLOYMENT_STOP_ON_REQUEST");
    }
    return configuration;
  }
}
