package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.http.ServiceCall;
import java.util.List;

/** What the calls are done to by which a deployment is taken back, and what is said with them. */
final class LeverWords {
  /** Members that name a thing, the narrower ones first. */
  private static final List<String> NAMES =
      List.of("deploymentId", "serviceDeploymentArn", "service", "StackName");

  private LeverWords() {}

  /** What a call is done to; empty for other calls. */
  static String target(ServiceCall call) {
    JsonNode input = call.input();
    return switch (call.service()) {
      case "lambda" -> last(text(input, "FunctionName")) + ":" + text(input, "Name");
      case "appconfig" ->
          "%s/%s %s"
              .formatted(
                  text(input, "ApplicationId"),
                  text(input, "EnvironmentId"),
                  text(input, "DeploymentNumber"))
              .strip();
      case "codedeploy", "ecs", "cloudformation" ->
          NAMES.stream()
              .map(name -> text(input, name))
              .filter(name -> !name.isEmpty())
              .map(LeverWords::last)
              .findFirst()
              .orElse("");
      default -> "";
    };
  }

  /** What is said with it. */
  static String detail(ServiceCall call) {
    JsonNode input = call.input();
    return switch (call.service() + ":" + call.operation()) {
      case "codedeploy:StopDeployment" ->
          input.path("autoRollbackEnabled").asBoolean() ? "with rollback" : "";
      case "appconfig:StopDeployment" ->
          input.path("AllowRevert").asBoolean() ? "allowing revert" : "";
      case "ecs:StopServiceDeployment" -> text(input, "stopType");
      case "ecs:UpdateService" -> "to " + last(text(input, "taskDefinition"));
      case "lambda:UpdateAlias" -> "to " + text(input, "FunctionVersion");
      default -> "";
    };
  }

  private static String text(JsonNode input, String member) {
    return input.path(member).asText("");
  }

  /** The end of an ARN, with the names in it: random ids tell nobody anything. */
  private static String last(String nameOrArn) {
    return nameOrArn
        .replaceFirst("^arn:aws:ecs:[^/]*/(.*)/[0-9a-z]{21}$", "$1")
        .replaceFirst("^arn:aws:[a-z]*:[^/]*:(function:|task-definition/|stack/)", "")
        .replaceFirst("/[0-9a-f-]{36}$", "");
  }
}
