package io.wavegate.local.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.local.cloud.DeployServices;
import io.wavegate.local.cloud.EffectLog.Effect;
import io.wavegate.local.scenario.Fault;
import io.wavegate.local.scenario.Fault.Service.Answers;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codedeploy.Group;
import io.wavegate.standins.sts.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls by which a deployment is taken back, as tasks, here and as another account's role. */
class LeverCallsTest {
  private static final RolloutScript HANGS = RolloutScript.always(Rollout.hanging());

  private final Machines machines = new Machines();
  private final DeployServices services = machines.cloud().further().deploying();

  LeverCallsTest() throws IOException {}

  @AfterEach
  void close() {
    machines.close();
  }

  private void trusts(String role, Optional<String> externalId) {
    machines
        .cloud()
        .further()
        .sts()
        .putRole(new Role(role, Set.of("arn:aws:iam::111122223333:root"), externalId));
  }

  @Test
  void codeDeployIsStoppedAndItsRefusalsAreNamed() {
    services.codeDeploy().putGroup(new Group("checkout", "prod", "Server", HANGS));
    String id =
        machines
            .output(
                "aws-sdk:codedeploy:createDeployment",
                """
                {"ApplicationName": "checkout", "DeploymentGroupName": "prod",
                 "Revision": {"RevisionType": "S3", "S3Location": {"Bucket": "b", "Key": "k"}}}""")
            .path("DeploymentId")
            .asText();
    String arguments = "{\"DeploymentId\": \"%s\", \"AutoRollbackEnabled\": true}".formatted(id);

    assertThat(machines.output("aws-sdk:codedeploy:stopDeployment", arguments).path("Status"))
        .isEqualTo(Json.parse("\"Succeeded\""));
    assertThat(machines.failure("aws-sdk:codedeploy:stopDeployment", arguments))
        .startsWith(
            "CodeDeploy.DeploymentAlreadyCompletedException: Deployment %s has already completed"
                    .formatted(id)
                + " (Service: CodeDeploy, Status Code: 400, Request ID: ");
  }

  @Test
  void ecsIsStoppedAndItsRefusalsAreNamed() {
    String first = services.ecs().register("checkout", "checkout:1");
    String second = services.ecs().register("checkout", "checkout:2");
    services.ecs().putService("prod", "checkout", first, HANGS);
    JsonNode updated =
        machines.output(
            "aws-sdk:ecs:updateService",
            "{\"Cluster\": \"prod\", \"Service\": \"checkout\", \"TaskDefinition\": \"%s\"}"
                .formatted(second));
    String arguments =
        "{\"ServiceDeploymentArn\": %s, \"StopType\": \"ROLLBACK\"}"
            .formatted(updated.at("/Service/CurrentServiceDeployment"));

    machines.output("aws-sdk:ecs:stopServiceDeployment", arguments);
    machines.pass(Duration.ofMinutes(5));

    assertThat(machines.failure("aws-sdk:ecs:stopServiceDeployment", arguments))
        .startsWith("Ecs.ConflictException: ");
    assertThat(
            machines.failure(
                "aws-sdk:ecs:describeServices", "{\"Cluster\": \"x\", \"Services\": [\"y\"]}"))
        .startsWith("Ecs.ClusterNotFoundException: ");
  }

  @Test
  void anAliasIsMovedAndItsRefusalsAreNamed() {
    services.versions().publish("checkout", "1");
    services.versions().publish("checkout");
    services.versions().point("checkout", "live", "2");
    JsonNode alias =
        machines.output(
            "aws-sdk:lambda:getAlias", "{\"FunctionName\": \"checkout\", \"Name\": \"live\"}");
    String arguments =
        "{\"FunctionName\": \"checkout\", \"Name\": \"live\", \"FunctionVersion\": \"1\", \"RevisionId\": %s}"
            .formatted(alias.path("RevisionId"));

    assertThat(machines.output("aws-sdk:lambda:updateAlias", arguments).path("FunctionVersion"))
        .isEqualTo(Json.parse("\"1\""));
    assertThat(machines.failure("aws-sdk:lambda:updateAlias", arguments))
        .startsWith("Lambda.PreconditionFailedException: The Revision Id provided does not match")
        .contains("Status Code: 412");
  }

  @Test
  void aConfigurationIsStoppedAndItsRefusalsAreNamed() {
    services.appConfig().putEnvironment("app1234", "env1234", HANGS, Duration.ZERO);
    services.appConfig().publish("app1234", "pro1234");
    machines.output(
        "aws-sdk:appconfig:startDeployment",
        """
        {"ApplicationId": "app1234", "EnvironmentId": "env1234", "DeploymentStrategyId": "str1234",
         "ConfigurationProfileId": "pro1234", "ConfigurationVersion": "1"}""");
    String arguments =
        """
        {"ApplicationId": "app1234", "EnvironmentId": "env1234", "DeploymentNumber": 1,
         "AllowRevert": true}""";

    JsonNode stopped = machines.output("aws-sdk:appconfig:stopDeployment", arguments);
    assertThat(stopped.path("State").asText()).isEqualTo("ROLLING_BACK");
    assertThat(stopped.path("StartedAt").asText()).startsWith("2026-03-02T09:00:0");
    assertThat(machines.failure("aws-sdk:appconfig:stopDeployment", arguments))
        .startsWith("AppConfig.BadRequestException: ");
  }

  @Test
  void aStackIsCancelledAndWhatNoModelNamesIsTheServicesError() throws ServiceError {
    services.cloudFormation().putStack("checkout");
    services.cloudFormation().update("checkout", Rollout.hanging());
    String arguments = "{\"StackName\": \"checkout\"}";

    machines.output("aws-sdk:cloudformation:cancelUpdateStack", arguments);
    assertThat(
            machines
                .output("aws-sdk:cloudformation:describeStacks", arguments)
                .at("/Stacks/0/StackStatus")
                .asText())
        .isEqualTo("UPDATE_ROLLBACK_IN_PROGRESS");
    assertThat(machines.failure("aws-sdk:cloudformation:cancelUpdateStack", arguments))
        .startsWith(
            "CloudFormation.CloudFormationException: CancelUpdateStack cannot be called from current"
                + " stack status (Service: CloudFormation, Status Code: 400");
  }

  private void givenFault(String service, Answers answers) {
    machines
        .cloud()
        .faults()
        .begin(
            new Fault.Service(
                service, Optional.empty(), Optional.empty(), answers, Optional.empty()));
  }

  @Test
  void whatIsSentIsNotedAndWhatIsReadIsNot() throws ServiceError {
    services.cloudFormation().putStack("checkout");
    services.cloudFormation().update("checkout", Rollout.hanging());
    String arguments = "{\"StackName\": \"checkout\"}";

    machines.output("aws-sdk:cloudformation:describeStacks", arguments);
    machines.output("aws-sdk:cloudformation:cancelUpdateStack", arguments);
    machines.failure("aws-sdk:cloudformation:cancelUpdateStack", arguments);

    assertThat(machines.cloud().effects().all().stream().map(Effect::said))
        .containsExactly("CancelUpdateStack checkout", "CancelUpdateStack checkout (refused)");
  }

  @Test
  void aCallOfATaskIsStruckByFaults() throws ServiceError {
    services.cloudFormation().putStack("checkout");
    services.cloudFormation().update("checkout", Rollout.hanging());
    givenFault("cloudformation", Answers.DENIED);

    assertThat(
            machines.failure(
                "aws-sdk:cloudformation:cancelUpdateStack", "{\"StackName\": \"checkout\"}"))
        .startsWith("CloudFormation.CloudFormationException: the role is not allowed to do this");
    assertThat(services.cloudFormation().hasStack("checkout")).isTrue();
  }

  @Test
  void anAnswerThatIsLostIsNoRefusal() throws ServiceError {
    services.cloudFormation().putStack("checkout");
    services.cloudFormation().update("checkout", Rollout.hanging());
    givenFault("cloudformation", Answers.LOST);

    assertThat(
            machines.failure(
                "aws-sdk:cloudformation:cancelUpdateStack", "{\"StackName\": \"checkout\"}"))
        .isEqualTo(
            "CloudFormation.SdkClientException: Unable to execute HTTP request: Read timed out");
    assertThat(machines.cloud().effects().all().stream().map(Effect::said))
        .containsExactly("CancelUpdateStack checkout");
  }

  @Test
  void aTaskCallsAsTheRoleOfItsCredentials() {
    trusts("arn:aws:iam::111122223333:role/levers", Optional.empty());

    String execution =
        machines.start(
            "aws-sdk:sts:getCallerIdentity",
            "{}",
            ", \"Credentials\": {\"RoleArn\": \"{% 'arn:aws:iam::111122223333:role/' & 'levers' %}\"}");
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.output(execution).path("Arn").asText())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/levers/run");
    assertThat(
            machines.cloud().engine().getExecutionHistory(execution).stream()
                .flatMap(event -> event.details().stream())
                .map(details -> details.at("/taskCredentials/roleArn").asText())
                .filter(role -> !role.isEmpty()))
        .containsExactly("arn:aws:iam::111122223333:role/levers");
  }

  @Test
  void theRolesTrustMayAskForTheMachineAsExternalId() {
    trusts(
        "arn:aws:iam::111122223333:role/levers",
        Optional.of("arn:aws:states:eu-west-1:111122223333:stateMachine:test-0"));
    String credentials =
        ", \"Credentials\": {\"RoleArn\": \"arn:aws:iam::111122223333:role/levers\"}";

    String first = machines.start("aws-sdk:sts:getCallerIdentity", "{}", credentials);
    String second = machines.start("aws-sdk:sts:getCallerIdentity", "{}", credentials);
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.output(first).path("Account").asText()).isEqualTo("111122223333");
    assertThat(machines.failure(second)).startsWith("States.TaskFailed: ");
  }

  @Test
  void aRoleThatMayNotBeAssumedFailsTheTask() {
    String execution =
        machines.start(
            "aws-sdk:sts:getCallerIdentity",
            "{}",
            ", \"Credentials\": {\"RoleArn\": \"arn:aws:iam::444455556666:role/none\"}");
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.failure(execution))
        .isEqualTo(
            "States.TaskFailed: The role arn:aws:iam::111122223333:role/state-machines is not"
                + " authorized to assume the task state's role, arn:aws:iam::444455556666:role/none.");
  }

  @Test
  void credentialsWithoutARoleFailTheTask() {
    String execution =
        machines.start(
            "aws-sdk:sts:getCallerIdentity", "{}", ", \"Credentials\": \"{% {'Role': 1} %}\"");
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.failure(execution)).contains("'Credentials' must have a 'RoleArn'");
  }
}
