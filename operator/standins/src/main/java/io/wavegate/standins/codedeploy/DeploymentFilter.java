package io.wavegate.standins.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Json;

/** What ListDeployments asks for beside a group: statuses, and a range of creation times. */
final class DeploymentFilter {
  private DeploymentFilter() {}

  static boolean admits(JsonNode input, Deployment deployment) {
    JsonNode statuses = input.path("includeOnlyStatuses");
    boolean named = statuses.isEmpty();
    for (JsonNode status : statuses) {
      named |= status.asText().equals(deployment.status().word());
    }
    JsonNode range = input.path("createTimeRange");
    var created = deployment.facts().created();
    return named
        && (!range.has("start") || !created.isBefore(Json.instant(range.path("start"))))
        && (!range.has("end") || !created.isAfter(Json.instant(range.path("end"))));
  }
}
