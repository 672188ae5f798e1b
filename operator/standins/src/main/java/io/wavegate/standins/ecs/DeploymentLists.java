package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.Page;
import io.wavegate.standins.ServiceError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** ListServiceDeployments and DescribeServiceDeployments. */
final class DeploymentLists {
  private static final int MOST = 100;

  private DeploymentLists() {}

  /** The deployments of a service that are asked for, newest first. */
  static JsonNode of(EcsService service, JsonNode input) throws ServiceError {
    List<ServiceDeployment> all =
        service.newestFirst().stream().filter(one -> isAsked(one, input)).toList();
    Page<ServiceDeployment> page;
    try {
      page = Page.of(all, input.path("nextToken").asText(""), input.path("maxResults").asInt(MOST));
    } catch (IllegalArgumentException e) {
      throw ServiceError.badRequest("InvalidParameterException", "Invalid token");
    }
    ObjectNode answer = Json.object();
    ArrayNode briefs = answer.putArray("serviceDeployments");
    page.items().forEach(one -> briefs.add(one.brief()));
    page.next().ifPresent(next -> answer.put("nextToken", next));
    return answer;
  }

  private static boolean isAsked(ServiceDeployment one, JsonNode input) {
    JsonNode statuses = input.path("status");
    boolean named = statuses.isEmpty();
    for (JsonNode status : statuses) {
      named |= status.asText().equals(one.status().name());
    }
    JsonNode created = input.path("createdAt");
    return named
        && (!created.has("before")
            || one.facts().created().isBefore(Json.instant(created.path("before"))))
        && (!created.has("after")
            || one.facts().created().isAfter(Json.instant(created.path("after"))));
  }

  /** Those that are named; what is not there is among the failures. */
  static JsonNode described(
      JsonNode input, Function<String, Optional<ServiceDeployment>> deployments) {
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("serviceDeployments");
    ArrayNode failures = answer.putArray("failures");
    for (JsonNode arn : input.path("serviceDeploymentArns")) {
      deployments
          .apply(arn.asText())
          .ifPresentOrElse(
              one -> found.add(one.document()),
              () -> failures.addObject().put("arn", arn.asText()).put("reason", "MISSING"));
    }
    return answer;
  }
}
