package io.wavegate.standins.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service is deployed, stopped, rolled back, and redeployed. */
class EcsStandInTest {
  private final TestWorld world = new TestWorld();
  private final List<ObjectNode> events = new ArrayList<>();
  private final EcsStandIn services =
      new EcsStandIn(world, "111122223333", "eu-west-1", events::add);
  private final Asked ecs = new Asked(services);
  private Rollout next = Rollout.success(Duration.ofMinutes(4));
  private String former = "";
  private String latter = "";

  @BeforeEach
  void aServiceAndTwoTaskDefinitions() {
    former = services.register("checkout", "checkout:41");
    latter = services.register("checkout", "checkout:42");
    services.putService("prod", "checkout", former, () -> next);
  }

  private void deploy(String definition) {
    ecs.of(
        "UpdateService",
        "{\"cluster\": \"prod\", \"service\": \"checkout\", \"taskDefinition\": \"%s\"}",
        definition);
  }

  private JsonNode service() {
    return ecs.of("DescribeServices", "{\"cluster\": \"prod\", \"services\": [\"checkout\"]}")
        .at("/services/0");
  }

  private JsonNode list(String more) {
    return ecs.of(
        "ListServiceDeployments", "{\"cluster\": \"prod\", \"service\": \"checkout\"%s}", more);
  }

  private String newest() {
    return list("").at("/serviceDeployments/0/serviceDeploymentArn").asText();
  }

  private JsonNode deployment(String arn) {
    return ecs.of("DescribeServiceDeployments", "{\"serviceDeploymentArns\": [\"%s\"]}", arn)
        .at("/serviceDeployments/0");
  }

  private String stop(String arn) {
    return ecs.of(
            "StopServiceDeployment",
            "{\"serviceDeploymentArn\": \"%s\", \"stopType\": \"ROLLBACK\"}",
            arn)
        .path("serviceDeploymentArn")
        .asText();
  }

  private String status(String arn) {
    return deployment(arn).path("status").asText();
  }

  private List<String> told() {
    return events.stream().map(event -> event.at("/detail/eventName").asText()).toList();
  }

  @Test
  void aDeploymentGoesFromPendingToSuccessful() {
    deploy(latter);
    String arn = newest();

    assertThat(arn)
        .startsWith("arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/checkout/");
    assertThat(status(arn)).isEqualTo("PENDING");
    assertThat(service().path("taskDefinition").asText()).isEqualTo(latter);
    assertThat(service().path("currentServiceDeployment").asText()).isEqualTo(arn);
    world.pass(Duration.ofMinutes(1));
    assertThat(status(arn)).isEqualTo("IN_PROGRESS");
    assertThat(service().at("/deployments/0/rolloutState").asText()).isEqualTo("IN_PROGRESS");
    world.pass(Duration.ofMinutes(4));
    assertThat(status(arn)).isEqualTo("SUCCESSFUL");
    assertThat(deployment(arn).has("finishedAt")).isTrue();
    assertThat(service().has("currentServiceDeployment")).isFalse();
    assertThat(told())
        .containsExactly("SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED");
    assertThat(events.getLast().path("detail-type").asText())
        .isEqualTo("ECS Deployment State Change");
    assertThat(events.getLast().path("resources"))
        .isEqualTo(Json.parse("[\"arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout\"]"));
  }

  @Test
  void aStopRollsBackAndARepeatDoesNoHarm() {
    next = Rollout.hanging();
    deploy(latter);
    world.pass(Duration.ofMinutes(1));
    String arn = newest();

    assertThat(stop(arn)).isEqualTo(arn);
    assertThat(status(arn)).isEqualTo("ROLLBACK_REQUESTED");
    stop(arn);
    world.pass(Duration.ofSeconds(10));
    assertThat(status(arn)).isEqualTo("ROLLBACK_IN_PROGRESS");
    assertThat(deployment(arn).at("/rollback/serviceRevisionArn"))
        .isEqualTo(deployment(arn).at("/sourceServiceRevisions/0/arn"));
    stop(arn);
    world.pass(Duration.ofMinutes(2));

    assertThat(status(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
    assertThat(service().path("taskDefinition").asText()).isEqualTo(former);
    assertThat(list("").path("serviceDeployments")).hasSize(1);
    assertThat(told()).endsWith("SERVICE_DEPLOYMENT_FAILED");
  }

  @Test
  void aStopBeforeItBeganRollsBackToo() {
    deploy(latter);
    String arn = newest();

    stop(arn);
    world.pass(Duration.ofMinutes(3));

    assertThat(status(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
  }

  @Test
  void aDeploymentThatIsOverIsNotStopped() {
    deploy(latter);
    world.pass(Duration.ofMinutes(5));
    String successful = newest();
    next = Rollout.hanging();
    deploy(former);
    String rolledBack = newest();
    stop(rolledBack);
    world.pass(Duration.ofMinutes(5));

    for (String arn : List.of(successful, rolledBack)) {
      assertThat(
              ecs.refused(
                  "StopServiceDeployment",
                  "{\"serviceDeploymentArn\": \"%s\", \"stopType\": \"ROLLBACK\"}",
                  arn))
          .startsWith("ConflictException: ");
    }
  }

  @Test
  void aRollbackMayFail() {
    next = Rollout.hanging().back(Duration.ofMinutes(1), false);
    deploy(latter);
    String arn = newest();

    stop(arn);
    world.pass(Duration.ofMinutes(5));

    assertThat(status(arn)).isEqualTo("ROLLBACK_FAILED");
    assertThat(service().path("taskDefinition").asText()).isEqualTo(latter);
  }

  @Test
  void theFirstDeploymentHasNothingToGoBackTo() {
    String arn =
        services.createService("prod", "new", former, RolloutScript.always(Rollout.hanging()));

    stop(arn);
    world.pass(Duration.ofMinutes(5));

    assertThat(status(arn)).isEqualTo("ROLLBACK_FAILED");
    assertThat(deployment(arn).path("statusReason").asText()).contains("No rollback candidate");
  }

  @Test
  void anAbortedDeploymentStopsWhereItIs() {
    next = Rollout.hanging();
    deploy(latter);
    String arn = newest();

    ecs.of(
        "StopServiceDeployment",
        "{\"serviceDeploymentArn\": \"%s\", \"stopType\": \"ABORT\"}",
        arn);
    assertThat(status(arn)).isEqualTo("STOP_REQUESTED");
    stop(arn);
    world.pass(Duration.ofMinutes(5));

    assertThat(status(arn)).isEqualTo("STOPPED");
    assertThat(service().path("taskDefinition").asText()).isEqualTo(latter);
  }

  @Test
  void tasksThatDoNotStartRollBackByTheCircuitBreaker() throws ServiceError {
    next = Rollout.failure(Duration.ofMinutes(3), "");
    List<String> ends = new ArrayList<>();
    deploy(latter);
    String arn = newest();
    services.whenEnded(arn, end -> ends.add(end.path("status").asText()));

    world.pass(Duration.ofMinutes(4));
    assertThat(status(arn)).isEqualTo("ROLLBACK_IN_PROGRESS");
    assertThat(deployment(arn).path("statusReason").asText())
        .isEqualTo(
            "Service deployment rolled back because the circuit breaker threshold was exceeded.");
    world.pass(Duration.ofMinutes(2));

    assertThat(ends).containsExactly("ROLLBACK_SUCCESSFUL");
    assertThat(service().path("taskDefinition").asText()).isEqualTo(former);
  }

  @Test
  void aNewerDeploymentReplacesTheOneThatIsUnderWay() {
    next = Rollout.hanging();
    deploy(latter);
    String first = newest();
    next = Rollout.success(Duration.ofMinutes(1));
    deploy(former);
    world.pass(Duration.ofMinutes(2));

    assertThat(status(first)).isEqualTo("STOPPED");
    assertThat(status(newest())).isEqualTo("SUCCESSFUL");
    assertThat(list(", \"status\": [\"STOPPED\"]").path("serviceDeployments")).hasSize(1);
    JsonNode page = list(", \"maxResults\": 1");
    assertThat(page.path("serviceDeployments")).hasSize(1);
    assertThat(
            list(", \"nextToken\": \"%s\"".formatted(page.path("nextToken").asText()))
                .at("/serviceDeployments/0/serviceDeploymentArn")
                .asText())
        .isEqualTo(first);
  }

  @Test
  void nothingIsDeployedIfNothingChangesUnlessItIsForced() {
    deploy(former);
    assertThat(list("").path("serviceDeployments")).isEmpty();

    ecs.of(
        "UpdateService",
        "{\"cluster\": \"prod\", \"service\": \"checkout\", \"forceNewDeployment\": true}");
    assertThat(list("").path("serviceDeployments")).hasSize(1);
  }
}
