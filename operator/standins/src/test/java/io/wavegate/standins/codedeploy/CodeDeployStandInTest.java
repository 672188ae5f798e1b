package io.wavegate.standins.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment is stopped while it runs, and a new one takes it back. */
class CodeDeployStandInTest {
  private static final String GROUP =
      "\"applicationName\": \"checkout\", \"deploymentGroupName\": \"prod\"";

  private final TestWorld world = new TestWorld();
  private final List<ObjectNode> events = new ArrayList<>();
  private final CodeDeployStandIn groups =
      new CodeDeployStandIn(world, "111122223333", "eu-west-1", events::add);
  private final Asked deploy = new Asked(groups);
  private Rollout next = Rollout.success(Duration.ofMinutes(4));

  @BeforeEach
  void aGroup() {
    groups.putGroup(new Group("checkout", "prod", "Server", () -> next));
  }

  private static String revision(String key) {
    return "{\"revisionType\": \"S3\", \"s3Location\": {\"bucket\": \"b\", \"key\": \"%s\","
            .formatted(key)
        + " \"bundleType\": \"zip\"}}";
  }

  private String create(String key) {
    return deploy
        .of("CreateDeployment", "{%s, \"revision\": %s}", GROUP, revision(key))
        .path("deploymentId")
        .asText();
  }

  private JsonNode get(String id) {
    return deploy.of("GetDeployment", "{\"deploymentId\": \"%s\"}", id).path("deploymentInfo");
  }

  private JsonNode stop(String id) {
    return deploy.of(
        "StopDeployment", "{\"deploymentId\": \"%s\", \"autoRollbackEnabled\": true}", id);
  }

  private String status(String id) {
    return get(id).path("status").asText();
  }

  private void deployed(String key) throws ServiceError {
    groups.deployed("checkout", "prod", Json.parse(revision(key)));
  }

  private List<String> states() {
    return events.stream().map(event -> event.at("/detail/state").asText()).toList();
  }

  @Test
  void aDeploymentGoesFromCreatedToSucceededAndTellsOfIt() {
    String id = create("42.zip");

    assertThat(id).matches("d-[A-Z0-9]{9}");
    assertThat(status(id)).isEqualTo("Created");
    world.pass(Duration.ofMinutes(1));
    assertThat(status(id)).isEqualTo("InProgress");
    world.pass(Duration.ofMinutes(4));
    assertThat(status(id)).isEqualTo("Succeeded");
    assertThat(get(id).path("creator").asText()).isEqualTo("user");
    assertThat(get(id).has("rollbackInfo")).isFalse();
    assertThat(states()).containsExactly("START", "SUCCESS");
    ObjectNode event = events.getLast();
    assertThat(event.path("source").asText()).isEqualTo("aws.codedeploy");
    assertThat(event.path("detail-type").asText())
        .isEqualTo("CodeDeploy Deployment State-change Notification");
    assertThat(event.at("/detail/deploymentId").asText()).isEqualTo(id);
    assertThat(event.at("/detail/application").asText()).isEqualTo("checkout");
    assertThat(event.at("/resources/1").asText())
        .isEqualTo("arn:aws:codedeploy:eu-west-1:111122223333:deploymentgroup:checkout/prod");
  }

  @Test
  void aStopWithRollbackIsANewDeploymentOfWhatSucceededLast() throws ServiceError {
    deployed("41.zip");
    String id = create("42.zip");
    world.pass(Duration.ofMinutes(1));

    JsonNode answer = stop(id);
    assertThat(answer.path("status").asText()).isEqualTo("Pending");
    assertThat(stop(id).path("status").asText()).isEqualTo("Pending");
    world.pass(Duration.ofSeconds(30));

    JsonNode stopped = get(id);
    assertThat(stopped.path("status").asText()).isEqualTo("Stopped");
    assertThat(stopped.at("/errorInformation/code").asText()).isEqualTo("MANUAL_STOP");
    String back = stopped.at("/rollbackInfo/rollbackDeploymentId").asText();
    JsonNode rollback = get(back);
    assertThat(rollback.path("creator").asText()).isEqualTo("codeDeployRollback");
    assertThat(rollback.path("status").asText()).isEqualTo("InProgress");
    assertThat(rollback.at("/rollbackInfo/rollbackTriggeringDeploymentId").asText()).isEqualTo(id);
    assertThat(rollback.at("/revision/s3Location/key").asText()).isEqualTo("41.zip");
    world.pass(Duration.ofMinutes(2));
    assertThat(status(back)).isEqualTo("Succeeded");
    assertThat(states()).containsExactly("START", "STOP", "START", "SUCCESS");
  }

  @Test
  void aGroupTellsOfItsLastDeploymentAndOfTheLastThatSucceeded() throws ServiceError {
    assertThat(group().has("lastAttemptedDeployment")).isFalse();
    assertThat(group().has("lastSuccessfulDeployment")).isFalse();

    deployed("41.zip");
    String good = group().at("/lastSuccessfulDeployment/deploymentId").asText();
    String id = create("42.zip");
    world.pass(Duration.ofMinutes(1));

    assertThat(good).isNotEmpty();
    assertThat(group().at("/lastAttemptedDeployment/deploymentId").asText()).isEqualTo(id);
    assertThat(group().at("/lastAttemptedDeployment/status").asText()).isEqualTo("InProgress");
    assertThat(group().at("/lastSuccessfulDeployment/deploymentId").asText()).isEqualTo(good);
    world.pass(Duration.ofMinutes(4));
    assertThat(group().at("/lastSuccessfulDeployment/deploymentId").asText()).isEqualTo(id);
  }

  private JsonNode group() {
    return deploy.of("GetDeploymentGroup", "{%s}", GROUP).path("deploymentGroupInfo");
  }

  @Test
  void whatHasNotBegunIsStoppedAtOnce() throws ServiceError {
    deployed("41.zip");
    String id = create("42.zip");

    assertThat(stop(id).path("status").asText()).isEqualTo("Succeeded");
    assertThat(status(id)).isEqualTo("Stopped");
  }

  @Test
  void withoutAnEarlierSuccessNothingIsDeployedAgain() {
    String id = create("42.zip");
    world.pass(Duration.ofMinutes(1));

    stop(id);
    world.pass(Duration.ofMinutes(1));

    assertThat(status(id)).isEqualTo("Stopped");
    assertThat(get(id).path("rollbackInfo").has("rollbackDeploymentId")).isFalse();
    assertThat(get(id).at("/rollbackInfo/rollbackMessage").asText())
        .contains("cannot be rolled back");
    assertThat(deploy.of("ListDeployments", "{%s}", GROUP).path("deployments")).hasSize(1);
  }

  @Test
  void withoutRollbackItOnlyStopsUnlessTheGroupSaysOtherwise() throws ServiceError {
    deployed("41.zip");
    String id = create("42.zip");
    world.pass(Duration.ofMinutes(1));
    deploy.of("StopDeployment", "{\"deploymentId\": \"%s\"}", id);
    world.pass(Duration.ofMinutes(1));
    assertThat(get(id).has("rollbackInfo")).isFalse();

    groups.putGroup(new Group("checkout", "prod", "Server", () -> next, false, true));
    String other = create("43.zip");
    world.pass(Duration.ofMinutes(1));
    deploy.of("StopDeployment", "{\"deploymentId\": \"%s\"}", other);
    world.pass(Duration.ofMinutes(1));
    assertThat(get(other).at("/rollbackInfo/rollbackDeploymentId").asText()).isNotEmpty();
  }

  @Test
  void whatIsOverIsNotStopped() {
    String id = create("42.zip");
    world.pass(Duration.ofMinutes(5));

    assertThat(deploy.refused("StopDeployment", "{\"deploymentId\": \"%s\"}", id))
        .isEqualTo(
            "DeploymentAlreadyCompletedException: Deployment %s has already completed"
                .formatted(id));
  }

  @Test
  void aFailureRollsBackIfTheGroupSaysSoAndARollbackIsNotRolledBack() throws ServiceError {
    groups.putGroup(new Group("checkout", "prod", "Server", () -> next, true, false));
    deployed("41.zip");
    List<String> ends = new ArrayList<>();
    next =
        Rollout.failure(Duration.ofMinutes(1), "too many instances failed")
            .back(Duration.ofMinutes(1), false);
    String id = create("42.zip");
    groups.whenEnded(id, end -> ends.add(end.path("status").asText()));
    world.pass(Duration.ofMinutes(10));

    String back = get(id).at("/rollbackInfo/rollbackDeploymentId").asText();
    assertThat(ends).containsExactly("Failed");
    assertThat(get(id).at("/errorInformation/message").asText())
        .isEqualTo("too many instances failed");
    assertThat(status(back)).isEqualTo("Failed");
    assertThat(get(back).path("rollbackInfo").has("rollbackDeploymentId")).isFalse();
  }

  @Test
  void deploymentsAreListedNewestFirstAndByStatus() throws ServiceError {
    deployed("41.zip");
    String id = create("42.zip");

    JsonNode all = deploy.of("ListDeployments", "{%s}", GROUP).path("deployments");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).asText()).isEqualTo(id);
    assertThat(
            deploy.of(
                "ListDeployments",
                "{%s, \"includeOnlyStatuses\": [\"Created\", \"InProgress\"]}",
                GROUP))
        .isEqualTo(Json.parse("{\"deployments\": [\"%s\"]}".formatted(id)));
    assertThat(
            deploy
                .of(
                    "ListDeployments",
                    "{\"createTimeRange\": {\"end\": %d}}",
                    world.now().minusSeconds(1).getEpochSecond())
                .path("deployments"))
        .isEmpty();
    assertThat(deploy.refused("ListDeployments", "{\"nextToken\": \"x\"}"))
        .startsWith("InvalidNextTokenException");
    assertThat(deploy.refused("ListDeployments", "{\"applicationName\": \"checkout\"}"))
        .startsWith("DeploymentGroupNameRequiredException");
    assertThat(deploy.refused("ListDeployments", "{\"deploymentGroupName\": \"prod\"}"))
        .startsWith("ApplicationNameRequiredException");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(deploy.refused("StopDeployment", "{\"deploymentId\": \"d-ABCDEF123\"}"))
        .isEqualTo(
            "DeploymentDoesNotExistException: The deployment d-ABCDEF123 could not be found");
    assertThat(deploy.refused("GetDeployment", "{\"deploymentId\": \"42\"}"))
        .startsWith("InvalidDeploymentIdException: ");
    assertThat(
            deploy.refused(
                "CreateDeployment",
                "{\"applicationName\": \"gone\", \"deploymentGroupName\": \"prod\"}"))
        .isEqualTo("ApplicationDoesNotExistException: No application found for name: gone");
    assertThat(
            deploy.refused(
                "CreateDeployment",
                "{\"applicationName\": \"checkout\", \"deploymentGroupName\": \"gone\"}"))
        .isEqualTo(
            "DeploymentGroupDoesNotExistException: No Deployment Group found for name: gone");
    assertThat(
            deploy.refused(
                "GetDeploymentGroup",
                "{\"applicationName\": \"gone\", \"deploymentGroupName\": \"prod\"}"))
        .isEqualTo("ApplicationDoesNotExistException: No application found for name: gone");
    assertThat(
            deploy.refused(
                "GetDeploymentGroup",
                "{\"applicationName\": \"checkout\", \"deploymentGroupName\": \"gone\"}"))
        .isEqualTo(
            "DeploymentGroupDoesNotExistException: No Deployment Group found for name: gone");
    assertThat(deploy.refused("CreateDeployment", "{\"applicationName\": \"checkout\"}"))
        .startsWith("DeploymentGroupNameRequiredException");
    assertThat(deploy.refused("CreateDeployment", "{%s}", GROUP))
        .startsWith("RevisionRequiredException");
  }

  @Test
  void aGroupDeploysOneThingAtATime() {
    String id = create("42.zip");

    assertThat(
            deploy.refused("CreateDeployment", "{%s, \"revision\": %s}", GROUP, revision("43.zip")))
        .isEqualTo(
            "DeploymentLimitExceededException: The Deployment Group 'prod' already has an active"
                + " Deployment '%s'".formatted(id));
  }
}
