package io.wavegate.standins.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A configuration is deployed, stopped on its way, and reverted for three days. */
class AppConfigStandInTest {
  private static final String WHERE =
      "\"ApplicationId\": \"app1234\", \"EnvironmentId\": \"env1234\"";

  private final TestWorld world = new TestWorld();
  private final AppConfigStandIn configs = new AppConfigStandIn(world);
  private final Asked config = new Asked(configs);
  private Rollout next = Rollout.success(Duration.ofMinutes(10));

  @BeforeEach
  void anEnvironmentAndThreeVersions() {
    configs.putEnvironment("app1234", "env1234", () -> next, Duration.ofMinutes(5));
    configs.publish("app1234", "pro1234");
    configs.publish("app1234", "pro1234");
    configs.publish("app1234", "pro1234");
  }

  private int start(int version) {
    return config
        .of(
            "StartDeployment",
            "{%s, \"DeploymentStrategyId\": \"str1234\", \"ConfigurationProfileId\": \"pro1234\","
                + " \"ConfigurationVersion\": \"%d\"}",
            WHERE,
            version)
        .path("DeploymentNumber")
        .asInt();
  }

  private JsonNode get(int number) {
    return config.of("GetDeployment", "{%s, \"DeploymentNumber\": %d}", WHERE, number);
  }

  private String state(int number) {
    return get(number).path("State").asText();
  }

  private static String stopping(int number, boolean revert) {
    return "{%s, \"DeploymentNumber\": %d, \"AllowRevert\": %s}".formatted(WHERE, number, revert);
  }

  private void complete(int version) {
    start(version);
    world.pass(Duration.ofMinutes(15));
  }

  @Test
  void aDeploymentIsDeployedBakedAndComplete() throws ServiceError {
    List<String> ends = new ArrayList<>();
    int number = start(1);
    configs.whenEnded("app1234", "env1234", number, end -> ends.add(end.path("State").asText()));

    assertThat(state(number)).isEqualTo("DEPLOYING");
    world.pass(Duration.ofMinutes(11));
    assertThat(state(number)).isEqualTo("BAKING");
    world.pass(Duration.ofMinutes(5));
    assertThat(state(number)).isEqualTo("COMPLETE");
    assertThat(ends).containsExactly("COMPLETE");
    assertThat(get(number).path("EventLog").findValuesAsText("EventType"))
        .containsExactly("DEPLOYMENT_COMPLETED", "BAKE_TIME_STARTED", "DEPLOYMENT_STARTED");
    assertThat(configs.version("app1234", "env1234", "pro1234")).contains("1");
  }

  @Test
  void aStopOnTheWayRollsBack() {
    complete(1);
    int number = start(2);

    JsonNode stopped = config.of("StopDeployment", stopping(number, false));
    assertThat(stopped.path("State").asText()).isEqualTo("ROLLING_BACK");
    assertThat(config.refused("StopDeployment", stopping(number, true)))
        .startsWith("BadRequestException: ");
    world.pass(Duration.ofMinutes(3));

    assertThat(state(number)).isEqualTo("ROLLED_BACK");
    assertThat(configs.version("app1234", "env1234", "pro1234")).contains("1");
    assertThat(config.refused("StopDeployment", stopping(number, true)))
        .startsWith("BadRequestException: ");
  }

  @Test
  void whileItBakesItIsStoppedOnlyWithAllowRevert() {
    int number = start(1);
    world.pass(Duration.ofMinutes(11));

    assertThat(config.refused("StopDeployment", stopping(number, false)))
        .isEqualTo("BadRequestException: Deployment 1 cannot be stopped in state BAKING");
    config.of("StopDeployment", stopping(number, true));
    world.pass(Duration.ofMinutes(3));
    assertThat(state(number)).isEqualTo("ROLLED_BACK");
  }

  @Test
  void whatIsCompleteIsRevertedOnlyWithAllowRevert() {
    complete(1);
    complete(2);

    assertThat(config.refused("StopDeployment", stopping(2, false)))
        .isEqualTo("BadRequestException: Deployment 2 cannot be stopped in state COMPLETE");
    assertThat(config.of("StopDeployment", stopping(2, true)).path("State").asText())
        .isEqualTo("REVERTED");
    assertThat(configs.version("app1234", "env1234", "pro1234")).contains("1");
    assertThat(config.refused("StopDeployment", stopping(2, true)))
        .startsWith("BadRequestException: ");
  }

  @Test
  void afterThreeDaysNothingIsReverted() {
    complete(1);
    world.pass(Duration.ofHours(73));

    assertThat(config.refused("StopDeployment", stopping(1, true)))
        .startsWith("BadRequestException: ")
        .contains("72 hours");
  }

  @Test
  void onlyTheLatestIsReverted() {
    complete(1);
    complete(2);

    assertThat(config.refused("StopDeployment", stopping(1, true)))
        .startsWith("BadRequestException: ")
        .contains("not the latest");
  }

  @Test
  void anAlarmRollsBack() {
    next = Rollout.failure(Duration.ofMinutes(2), "an alarm went off");
    int number = start(1);
    world.pass(Duration.ofMinutes(5));

    assertThat(state(number)).isEqualTo("ROLLED_BACK");
    assertThat(get(number).at("/EventLog/1/TriggeredBy").asText()).isEqualTo("CLOUDWATCH_ALARM");
  }

  @Test
  void deploymentsAreListedNewestFirstInPages() {
    complete(1);
    complete(2);

    JsonNode page = config.of("ListDeployments", "{%s, \"MaxResults\": 1}", WHERE);
    assertThat(page.at("/Items/0/DeploymentNumber").asInt()).isEqualTo(2);
    JsonNode rest =
        config.of(
            "ListDeployments",
            "{%s, \"NextToken\": \"%s\"}",
            WHERE,
            page.path("NextToken").asText());
    assertThat(rest.path("Items").findValuesAsText("ConfigurationVersion")).containsExactly("1");
    assertThat(config.refused("ListDeployments", "{%s, \"NextToken\": \"x\"}", WHERE))
        .startsWith("BadRequestException");
  }

  @Test
  void whatIsNotThereIsSaid() {
    String start =
        "{%s, \"DeploymentStrategyId\": \"str1234\", \"ConfigurationProfileId\": \"%s\","
            + " \"ConfigurationVersion\": \"%s\"}";

    assertThat(config.refused("StartDeployment", start, WHERE, "pro9999", "1"))
        .startsWith("ResourceNotFoundException: ");
    assertThat(config.refused("StartDeployment", start, WHERE, "pro1234", "4"))
        .startsWith("ResourceNotFoundException: ");
    assertThat(config.refused("GetDeployment", "{%s, \"DeploymentNumber\": 9}", WHERE))
        .startsWith("ResourceNotFoundException: ");
    assertThat(
            config.refused(
                "ListDeployments", "{\"ApplicationId\": \"gone\", \"EnvironmentId\": \"env1234\"}"))
        .startsWith("ResourceNotFoundException: Application");
    assertThat(
            config.refused(
                "ListDeployments", "{\"ApplicationId\": \"app1234\", \"EnvironmentId\": \"gone\"}"))
        .startsWith("ResourceNotFoundException: Environment");
    assertThat(
            config.refused(
                "GetDeployment",
                "{%s, \"DeploymentNumber\": 1}",
                "\"ApplicationId\": \"x\", \"EnvironmentId\": \"env1234\""))
        .startsWith("BadRequestException: ");
  }

  @Test
  void anEnvironmentTakesOneDeploymentAtATime() {
    start(1);

    assertThat(
            config.refused(
                "StartDeployment",
                "{%s, \"DeploymentStrategyId\": \"str1234\", \"ConfigurationProfileId\":"
                    + " \"pro1234\", \"ConfigurationVersion\": \"2\"}",
                WHERE))
        .startsWith("ConflictException: ");
  }
}
