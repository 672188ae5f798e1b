package io.wavegate.standins.protocol;

import io.wavegate.standins.protocol.RestJson.Route;
import java.util.List;
import java.util.Map;

/** Where the operations of AWS AppConfig stand (API reference). */
final class AppConfigRoutes {
  private static final String DEPLOYMENTS =
      "/applications/{ApplicationId}/environments/{EnvironmentId}/deployments";

  static final List<Route> ALL =
      List.of(
          Route.of("StartDeployment", "POST", DEPLOYMENTS).answers(201),
          Route.of("ListDeployments", "GET", DEPLOYMENTS)
              .query(Map.of("max_results", "MaxResults", "next_token", "NextToken")),
          Route.of("GetDeployment", "GET", DEPLOYMENTS + "/{DeploymentNumber}"),
          Route.of("StopDeployment", "DELETE", DEPLOYMENTS + "/{DeploymentNumber}")
              .headers(Map.of("Allow-Revert", "AllowRevert"))
              .answers(202));

  private AppConfigRoutes() {}
}
