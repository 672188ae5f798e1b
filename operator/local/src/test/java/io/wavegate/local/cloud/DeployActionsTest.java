package io.wavegate.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codedeploy.Group;
import io.wavegate.standins.http.Directory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A deploy action starts the deployment of what it names, and ends as that does. */
class DeployActionsTest {
  private static final Place HUB = new Place("111122223333", "eu-west-1");
  private static final Place SPOKE = new Place("444455556666", "us-east-1");
  private static final Rollout SUCCEEDS = Rollout.success(Duration.ofMinutes(4));

  private final Scheduler scheduler = new Scheduler(7, Instant.parse("2026-03-02T09:00:00Z"));
  private final H2ItemStore store = H2ItemStore.inMemory();
  private Optional<DeployActions> actions = Optional.empty();
  private final LocalCloud cloud;
  private Rollout next = SUCCEEDS;

  DeployActionsTest() throws IOException {
    cloud =
        new LocalCloud(
            new LocalCloud.Parts(
                Shipped.HOME,
                HUB,
                scheduler,
                store,
                (start, completion) -> {
                  if (start.type().category().equals("Source")) {
                    completion.found("commit-1", "Change", "");
                  } else if (!actions.orElseThrow().start(start, completion)) {
                    completion.succeed("played", "played");
                  }
                },
                List.of(SPOKE)),
            new Directory(new Caller(HUB.account(), HUB.region(), "arn:aws:iam::1:user/x")));
    actions = Optional.of(new DeployActions(cloud, scheduler));
    cloud.spokes().furnished();
    furnish(cloud.further().deploying());
    furnish(cloud.spokes().deploying(SPOKE).orElseThrow());
  }

  private void furnish(DeployServices there) {
    RolloutScript script = () -> next;
    there.codeDeploy().putGroup(new Group("checkout", "prod", "Server", script));
    there
        .ecs()
        .putService("prod", "checkout", there.ecs().register("checkout", "checkout:1"), script);
    there.versions().publish("checkout", "1");
    there.versions().point("checkout", "live", "1");
    there.script("checkout:live", script);
    there.appConfig().putEnvironment("app1234", "env1234", script, Duration.ZERO);
    there.cloudFormation().putStack("checkout");
    there.script("checkout", script);
  }

  @AfterEach
  void close() {
    scheduler.close();
    store.close();
  }

  /** Runs a pipeline of one deploy action for ten minutes; the action's state. */
  private JsonNode run(String provider, String configuration, String more) {
    cloud
        .pipelines()
        .putPipeline(
            Json.parse(
                """
                {"pipeline": {"name": "checkout", "pipelineType": "V2", "stages": [
                  {"name": "Source", "actions": [{"name": "Checkout", "runOrder": 1,
                    "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3",
                                     "version": "1"},
                    "configuration": {"s3-bucket-name": "b"}}]},
                  {"name": "Prod", "actions": [{"name": "Deploy", "runOrder": 1,
                    "actionTypeId": {"category": "Deploy", "owner": "AWS", "provider": "%s",
                                     "version": "1"},
                    "configuration": %s%s}]}]}}"""
                    .formatted(provider, configuration, more)));
    try {
      cloud
          .pipelines()
          .call(
              "StartPipelineExecution",
              Json.object().put("name", "checkout"),
              cloud.person("team"));
      scheduler.run(() -> false, scheduler.now().plus(Duration.ofMinutes(1)));
      assertThat(state().path("status").asText()).isEqualTo("InProgress");
      scheduler.run(() -> false, scheduler.now().plus(Duration.ofMinutes(9)));
      return state();
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  private JsonNode state() throws ServiceError {
    return cloud
        .pipelines()
        .call("GetPipelineState", Json.object().put("name", "checkout"), cloud.person("team"))
        .at("/stageStates/1/actionStates/0/latestExecution");
  }

  @Test
  void codeDeployIsNamedByItsDeployment() {
    JsonNode state =
        run(
            "CodeDeploy",
            "{\"ApplicationName\": \"checkout\", \"DeploymentGroupName\": \"prod\"}",
            "");

    assertThat(state.path("status").asText()).isEqualTo("Succeeded");
    assertThat(state.path("externalExecutionId").asText()).matches("d-[A-Z0-9]{9}");
  }

  @Test
  void ecsRunsANewTaskDefinition() {
    JsonNode state = run("ECS", "{\"ClusterName\": \"prod\", \"ServiceName\": \"checkout\"}", "");

    assertThat(state.path("status").asText()).isEqualTo("Succeeded");
    assertThat(state.path("externalExecutionId").asText()).startsWith("ecs-svc/");
    assertThat(cloud.further().deploying().ecs().taskDefinition("prod", "checkout"))
        .hasValueSatisfying(arn -> assertThat(arn).endsWith(":task-definition/checkout:2"));
  }

  @Test
  void aStackIsUpdatedUnlessTheActionOnlyMakesAChangeSet() throws ServiceError {
    JsonNode state =
        run(
            "CloudFormation",
            "{\"ActionMode\": \"CREATE_UPDATE\", \"StackName\": \"checkout\"}",
            "");

    assertThat(state.path("status").asText()).isEqualTo("Succeeded");
    assertThat(state.path("externalExecutionId").asText())
        .startsWith("arn:aws:cloudformation:eu-west-1:111122223333:stack/checkout/");
    cloud
        .pipelines()
        .putPipeline(
            Json.parse(
                """
                {"pipeline": {"name": "changes", "pipelineType": "V2", "stages": [
                  {"name": "Source", "actions": [{"name": "Checkout", "runOrder": 1,
                    "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3",
                                     "version": "1"},
                    "configuration": {"s3-bucket-name": "b"}}]},
                  {"name": "Prod", "actions": [{"name": "Change", "runOrder": 1,
                    "actionTypeId": {"category": "Deploy", "owner": "AWS",
                                     "provider": "CloudFormation", "version": "1"},
                    "configuration": {"ActionMode": "CHANGE_SET_REPLACE",
                                      "StackName": "checkout"}}]}]}}"""));
    cloud
        .pipelines()
        .call("StartPipelineExecution", Json.object().put("name", "changes"), cloud.person("team"));
    scheduler.run(() -> false, scheduler.now().plus(Duration.ofMinutes(1)));
    assertThat(
            cloud
                .pipelines()
                .call(
                    "GetPipelineState", Json.object().put("name", "changes"), cloud.person("team"))
                .at("/stageStates/1/actionStates/0/latestExecution/externalExecutionId")
                .asText())
        .isEqualTo("played");
  }

  @Test
  void appConfigDeploysANewVersion() {
    JsonNode state =
        run(
            "AppConfig",
            """
            {"Application": "app1234", "Environment": "env1234",
             "ConfigurationProfile": "pro1234", "DeploymentStrategy": "str1234"}""",
            "");

    assertThat(state.path("status").asText()).isEqualTo("Succeeded");
    assertThat(state.path("externalExecutionId").asText()).isEqualTo("1");
    assertThat(cloud.further().deploying().appConfig().version("app1234", "env1234", "pro1234"))
        .contains("1");
  }

  @Test
  void aLambdaActionMovesAnAliasInTheAccountOfItsRoleAndItsRegion() {
    JsonNode state =
        run(
            "Lambda",
            "{\"FunctionName\": \"checkout\", \"FunctionAlias\": \"live\"}",
            ", \"region\": \"us-east-1\", \"roleArn\": \"arn:aws:iam::444455556666:role/deploys\"");

    assertThat(state.path("status").asText()).isEqualTo("Succeeded");
    assertThat(cloud.spokes().deploying(SPOKE).orElseThrow().versions().version("checkout", "live"))
        .contains("2");
    assertThat(cloud.further().deploying().versions().version("checkout", "live")).contains("1");
  }

  @Test
  void whatFailsFailsTheAction() {
    next = Rollout.failure(Duration.ofMinutes(2), "no capacity");

    JsonNode deploy =
        run(
            "CodeDeploy",
            "{\"ApplicationName\": \"checkout\", \"DeploymentGroupName\": \"prod\"}",
            "");
    String id = deploy.path("externalExecutionId").asText();
    assertThat(deploy.path("status").asText()).isEqualTo("Failed");
    assertThat(deploy.at("/errorDetails/message").asText())
        .isEqualTo("Deployment " + id + " failed");
    JsonNode stack =
        run(
            "CloudFormation",
            "{\"ActionMode\": \"CREATE_UPDATE\", \"StackName\": \"checkout\"}",
            "");
    assertThat(stack.at("/errorDetails/message").asText())
        .isEqualTo("Failed to update stack. Current status: UPDATE_ROLLBACK_COMPLETE");
  }

  @Test
  void whatIsNotThereIsPlayedAsBefore() throws ServiceError {
    cloud
        .pipelines()
        .putPipeline(
            Json.parse(
                """
            {"pipeline": {"name": "checkout", "pipelineType": "V2", "stages": [
              {"name": "Source", "actions": [{"name": "Checkout", "runOrder": 1,
                "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3",
                                 "version": "1"},
                "configuration": {"s3-bucket-name": "b"}}]},
              {"name": "Prod", "actions": [{"name": "Deploy", "runOrder": 1,
                "actionTypeId": {"category": "Deploy", "owner": "AWS", "provider": "ECS",
                                 "version": "1"},
                "configuration": {"ClusterName": "prod", "ServiceName": "basket"}}]}]}}"""));
    cloud
        .pipelines()
        .call(
            "StartPipelineExecution", Json.object().put("name", "checkout"), cloud.person("team"));
    scheduler.run(() -> false, scheduler.now().plus(Duration.ofMinutes(1)));

    assertThat(state().path("externalExecutionId").asText()).isEqualTo("played");
  }
}
