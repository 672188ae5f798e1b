package io.wavegate.local.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.standins.Json;
import io.wavegate.standins.synthetics.CanaryOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every operation of every table, as {@code aws-sdk:SERVICE:ACTION}. */
class SdkCallsTest {
  private final Machines machines = new Machines();

  SdkCallsTest() throws IOException {}

  @AfterEach
  void close() {
    machines.close();
  }

  private void givenPipeline() {
    machines
        .cloud()
        .pipelines()
        .putPipeline(
            Json.parse(
                """
                {"pipeline": {"name": "checkout", "pipelineType": "V2", "stages": [
                  {"name": "Source", "actions": [{"name": "Checkout", "runOrder": 1,
                    "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3",
                                     "version": "1"},
                    "configuration": {"s3-bucket-name": "b"}}]},
                  {"name": "Prod", "actions": [{"name": "Promote", "runOrder": 1,
                    "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual",
                                     "version": "1"}}]}]}}"""));
  }

  @Test
  void membersAreInPascalCaseBothWaysAndTimesInIso8601() {
    givenPipeline();

    String id =
        machines
            .output(
                "aws-sdk:codepipeline:startPipelineExecution",
                "{\"Name\": \"checkout\", \"ClientRequestToken\": \"t\"}")
            .path("PipelineExecutionId")
            .asText();
    machines.pass(Duration.ofMinutes(1));
    JsonNode state =
        machines.output("aws-sdk:codepipeline:getPipelineState", "{\"Name\": \"checkout\"}");
    JsonNode prod = state.at("/StageStates/1");

    assertThat(prod.at("/LatestExecution/PipelineExecutionId").asText()).isEqualTo(id);
    assertThat(prod.at("/ActionStates/0/LatestExecution/Token").asText()).isNotEmpty();
    assertThat(state.path("Created").asText()).isEqualTo("2026-03-02T09:00:00.123Z");
  }

  @Test
  void theKeysOfAMapStayAsTheyAre() {
    givenPipeline();

    JsonNode pipeline =
        machines.output("aws-sdk:codepipeline:getPipeline", "{\"Name\": \"checkout\"}");

    assertThat(pipeline.at("/Pipeline/Stages/0/Actions/0/Configuration"))
        .isEqualTo(Json.parse("{\"s3-bucket-name\": \"b\"}"));
    assertThat(pipeline.at("/Pipeline/Stages/0/Actions/0/ActionTypeId/Provider").asText())
        .isEqualTo("S3");
  }

  @Test
  void anErrorIsNamedByTheServiceAndItsException() {
    givenPipeline();

    assertThat(machines.failure("aws-sdk:codepipeline:getPipelineState", "{\"Name\": \"none\"}"))
        .matches(
            "CodePipeline\\.PipelineNotFoundException: .*none.* \\(Service: CodePipeline, Status"
                + " Code: 400, Request ID: [0-9a-f-]+\\)");
    assertThat(
            machines.failure(
                "aws-sdk:codepipeline:rollbackStage",
                """
                {"PipelineName": "checkout", "StageName": "Prod",
                 "TargetPipelineExecutionId": "12345678-1234-4123-8123-123456789012"}"""))
        .startsWith("CodePipeline.PipelineExecutionNotFoundException: ");
    assertThat(machines.failure("aws-sdk:ssm:getParameter", "{\"Name\": \"/none\"}"))
        .startsWith("Ssm.ParameterNotFoundException: ");
    assertThat(
            machines.failure(
                "aws-sdk:sfn:startExecution",
                "{\"StateMachineArn\": \"arn:aws:states:eu-west-1:111122223333:stateMachine:x\"}"))
        .startsWith("Sfn.StateMachineDoesNotExistException: ");
    assertThat(machines.failure("aws-sdk:sqs:getQueueUrl", "{\"QueueName\": \"none\"}"))
        .startsWith("Sqs.QueueDoesNotExistException: ");
  }

  @Test
  void aRequestThatBreaksTheModelIsTheServicesError() {
    givenPipeline();

    assertThat(machines.failure("aws-sdk:codepipeline:getPipelineState", "{}"))
        .startsWith(
            "CodePipeline.ValidationException: 1 validation error detected: Value null at 'name'"
                + " failed to satisfy constraint: Member must not be null (Service: CodePipeline, ");
    assertThat(machines.failure("aws-sdk:cloudwatch:setAlarmState", "{\"AlarmName\": \"a\"}"))
        .startsWith("CloudWatch.CloudWatchException: 2 validation errors detected: ");
    assertThat(machines.failure("aws-sdk:eventbridge:putEvents", "{\"Entries\": []}"))
        .startsWith("EventBridge.EventBridgeException: 1 validation error detected: ");
  }

  @Test
  void anArgumentInTheApisOwnCaseEndsTheExecution() {
    givenPipeline();
    String execution =
        machines.start(
            "aws-sdk:codepipeline:getPipelineState",
            "{\"name\": \"checkout\"}",
            ", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Call\"}]");
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.failure(execution))
        .isEqualTo(
            "States.Runtime: An error occurred while executing the state 'Call' (entered at the event id"
                + " #2). The Parameters"
                + " '{\"name\":\"checkout\"}' could not be used to start the Task: [The field"
                + " \"name\" is not supported by Step Functions]");
  }

  @Test
  void aCanaryIsRunAndReadByATask() {
    machines
        .cloud()
        .further()
        .canaries()
        .putCanary(
            "pages", Duration.ofMinutes(5), started -> CanaryOutcome.pass(Duration.ofSeconds(20)));

    String id =
        machines
            .output("aws-sdk:synthetics:startCanaryDryRun", "{\"Name\": \"pages\"}")
            .at("/DryRunConfig/DryRunId")
            .asText();
    machines.pass(Duration.ofSeconds(20));

    JsonNode run =
        machines
            .output(
                "aws-sdk:synthetics:getCanaryRuns",
                "{\"Name\": \"pages\", \"RunType\": \"DRY_RUN\", \"DryRunId\": \"%s\"}"
                    .formatted(id))
            .at("/CanaryRuns/0");
    assertThat(run.at("/Status/State").asText()).isEqualTo("PASSED");
    assertThat(run.at("/Timeline/Started").asText()).isEqualTo("2026-03-02T09:00:00.123Z");
    assertThat(machines.failure("aws-sdk:synthetics:getCanaryRuns", "{\"Name\": \"none\"}"))
        .startsWith(
            "Synthetics.ResourceNotFoundException: Canary not found: none (Service: Synthetics,"
                + " Status Code: 404, ");
  }

  @Test
  void anOperationThatNoTableHasFailsByItsName() {
    assertThat(
            List.of(
                machines.failure("aws-sdk:codepipeline:deletePipeline", "{}"),
                machines.failure("aws-sdk:lambda:deleteAlias", "{}"),
                machines.failure("aws-sdk:dynamodb:getItem", "{}"),
                machines.failure("aws-sdk:codebuild:startBuild.sync", "{}")))
        .containsExactly(
            "States.TaskFailed: this machine has no aws-sdk:codepipeline:deletePipeline",
            "States.TaskFailed: this machine has no aws-sdk:lambda:deleteAlias",
            "States.TaskFailed: this machine has no aws-sdk:dynamodb:getItem",
            "States.TaskFailed: this machine has no aws-sdk:codebuild:startBuild.sync");
  }

  @Test
  void timesAreGivenInIso8601() {
    machines.output(
        "aws-sdk:cloudwatch:putMetricData",
        """
        {"Namespace": "Shop", "MetricData": [
          {"MetricName": "Count", "Value": 3, "Timestamp": "2026-03-02T08:59:30Z"}]}""");

    JsonNode output =
        machines.output(
            "aws-sdk:cloudwatch:getMetricData",
            """
            {"StartTime": "2026-03-02T08:00:00Z", "EndTime": "2026-03-02T10:00:00Z",
             "MetricDataQueries": [{"Id": "n", "MetricStat": {"Period": 60, "Stat": "Sum",
               "Metric": {"Namespace": "Shop", "MetricName": "Count"}}}]}""");

    assertThat(output.at("/MetricDataResults/0/Values/0").asDouble()).isEqualTo(3);
    assertThat(output.at("/MetricDataResults/0/Timestamps/0").asText())
        .isEqualTo("2026-03-02T08:59:00Z");
  }

  @Test
  void aTokenEndsATaskOfTheBareApiToo() {
    String queue =
        machines
            .output("aws-sdk:sqs:createQueue", "{\"QueueName\": \"tokens\"}")
            .path("QueueUrl")
            .asText();

    String execution =
        machines.start(
            "aws-sdk:sqs:sendMessage.waitForTaskToken",
            "{\"QueueUrl\": \"%s\", \"MessageBody\": \"{%% $states.context.Task.Token %%}\"}"
                .formatted(queue));
    machines.pass(Duration.ofSeconds(1));
    JsonNode message =
        machines
            .output("aws-sdk:sqs:receiveMessage", "{\"QueueUrl\": \"%s\"}".formatted(queue))
            .at("/Messages/0");
    assertThat(message.has("Md5OfBody")).isTrue();
    machines.cloud().engine().sendTaskFailure(message.path("Body").asText(), "Team.No", "not yet");
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.failure(execution)).isEqualTo("Team.No: not yet");
  }

  @Test
  void aFunctionThatThrowsIsAnAnswerOfTheBareApi() {
    machines.cloud().lambda().register("echo", (payload, reply) -> reply.succeed(payload));
    machines.cloud().lambda().register("broken", (payload, reply) -> reply.fail("Boom", "no"));

    assertThat(
            machines.output(
                "aws-sdk:lambda:invoke", "{\"FunctionName\": \"echo\", \"Payload\": {\"a\": 1}}"))
        .isEqualTo(
            Json.parse(
                """
                {"ExecutedVersion": "$LATEST", "StatusCode": 200, "Payload": "{\\"a\\":1}"}"""));
    JsonNode broken =
        machines.output(
            "aws-sdk:lambda:invoke", "{\"FunctionName\": \"broken\", \"Payload\": \"{}\"}");
    assertThat(broken.path("FunctionError").asText()).isEqualTo("Unhandled");
    assertThat(broken.path("Payload").asText()).contains("\"errorType\":\"Boom\"");
  }

  @Test
  void aFunctionThatIsNotThereIsSaidInTheWordsOfTheSdkThatCalls() {
    String gone = "{\"FunctionName\": \"gone\", \"Payload\": {}}";

    assertThat(machines.failure("lambda:invoke", gone))
        .matches(
            "Lambda\\.ResourceNotFoundException: Function not found: gone \\(Service: AWSLambda; Status"
                + " Code: 404; Error Code: ResourceNotFoundException; Request ID: [0-9a-f-]+;"
                + " Proxy: null\\)");
    assertThat(machines.failure("aws-sdk:lambda:invoke", gone))
        .matches(
            "Lambda\\.ResourceNotFoundException: Function not found: gone \\(Service: Lambda, Status"
                + " Code: 404, Request ID: [0-9a-f-]+\\)");
  }

  @Test
  void anotherMachineIsStartedAndAnswered() {
    String execution = machines.start("aws-sdk:sts:getCallerIdentity", "{}");
    machines.pass(Duration.ofSeconds(1));

    JsonNode described =
        machines.output(
            "aws-sdk:sfn:describeExecution", "{\"ExecutionArn\": \"%s\"}".formatted(execution));

    assertThat(described.path("Status").asText()).isEqualTo("SUCCEEDED");
    assertThat(described.path("StartDate").asText()).startsWith("2026-03-02T09:00:00.123Z");
    assertThat(machines.described(execution).status())
        .isInstanceOf(ExecutionStatus.Succeeded.class);
    assertThat(machines.output(execution).path("Arn").asText())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/state-machines/state-machines");
  }
}
