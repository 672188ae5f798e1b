package io.wavegate.local.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.standins.Json;
import io.wavegate.standins.codebuild.BuildOutcome;
import io.wavegate.standins.sns.Published;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The integrations that Step Functions has made fit for state machines. */
class OptimizedCallsTest {
  private final Machines machines = new Machines();

  OptimizedCallsTest() throws IOException {}

  @AfterEach
  void close() {
    machines.close();
  }

  private String givenQueue() {
    return machines
        .call(machines.cloud().further().queues(), "CreateQueue", "{\"QueueName\": \"tokens\"}")
        .path("QueueUrl")
        .asText();
  }

  private JsonNode received(String queue) {
    return machines
        .call(
            machines.cloud().further().queues(),
            "ReceiveMessage",
            "{\"QueueUrl\": \"%s\"}".formatted(queue))
        .at("/Messages/0");
  }

  @Test
  void aMessageMayBeJsonAndTheAnswerIsTheFirstSdks() {
    String queue = givenQueue();

    JsonNode output =
        machines.output(
            "sqs:sendMessage",
            "{\"QueueUrl\": \"%s\", \"MessageBody\": {\"wave\": \"one-box\"}}".formatted(queue));

    JsonNode message = received(queue);
    assertThat(message.path("Body").asText()).isEqualTo("{\"wave\":\"one-box\"}");
    assertThat(output.path("MessageId")).isEqualTo(message.path("MessageId"));
    assertThat(output.path("MD5OfMessageBody")).isEqualTo(message.path("MD5OfBody"));
    assertThat(output.at("/SdkHttpMetadata/HttpStatusCode").asInt()).isEqualTo(200);
    assertThat(output.at("/SdkResponseMetadata/RequestId").asText()).isNotEmpty();
  }

  @Test
  void aTokenInAMessageEndsTheTask() {
    String queue = givenQueue();

    String execution =
        machines.start(
            "sqs:sendMessage.waitForTaskToken",
            """
            {"QueueUrl": "%s",
             "MessageBody": {"token": "{%% $states.context.Task.Token %%}"}}"""
                .formatted(queue));
    machines.pass(Duration.ofHours(1));
    assertThat(machines.described(execution).status()).isInstanceOf(ExecutionStatus.Running.class);
    String token = Json.parse(received(queue).path("Body").asText()).path("token").asText();
    machines.cloud().engine().sendTaskSuccess(token, "{\"answer\": 42}");
    machines.pass(Duration.ofSeconds(1));

    assertThat(machines.output(execution)).isEqualTo(Json.parse("{\"answer\": 42}"));
    assertThat(machines.history(execution))
        .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void aTokenMayGoWithANoticeAndWithAnEventToo() {
    String topic = machines.cloud().sns().createTopic("releases");
    String notice =
        machines.start(
            "sns:publish.waitForTaskToken",
            "{\"TopicArn\": \"%s\", \"Message\": {\"token\": \"{%% $states.context.Task.Token %%}\"}}"
                .formatted(topic));
    String event =
        machines.start(
            "events:putEvents.waitForTaskToken",
            """
            {"Entries": [{"Source": "team", "DetailType": "Asked",
                          "Detail": {"token": "{% $states.context.Task.Token %}"}}]}""");
    machines.pass(Duration.ofSeconds(2));

    String said = machines.cloud().sns().published().getLast().message();
    answer(Json.parse(said).path("token").asText());
    answer(machines.put().getLast().at("/detail/token").asText());

    assertThat(machines.output(notice)).isEqualTo(Json.parse("{\"ok\": true}"));
    assertThat(machines.output(event)).isEqualTo(Json.parse("{\"ok\": true}"));
  }

  private void answer(String token) {
    machines.cloud().engine().sendTaskSuccess(token, "{\"ok\": true}");
    machines.pass(Duration.ofSeconds(1));
  }

  @Test
  void whatAServiceRefusesHasItsPrefixAndTheFirstSdksWords() {
    assertThat(
            machines.failure("sqs:sendMessage", "{\"QueueUrl\": \"%s\"}".formatted(givenQueue())))
        .matches(
            "SQS.AmazonSQSException: The request must contain the parameter MessageBody\\. "
                + "\\(Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter;"
                + " Request ID: [0-9a-f-]+; Proxy: null\\)");
    assertThat(
            machines.failure(
                "sns:publish",
                """
                {"TopicArn": "arn:aws:sns:eu-west-1:111122223333:none", "Message": "x"}"""))
        .startsWith("SNS.NotFoundException: Topic does not exist");
  }

  @Test
  void anEventHasTheMachineAndTheExecutionAmongItsResources() {
    String execution =
        machines.start(
            "events:putEvents",
            """
            {"Entries": [{"Source": "team", "DetailType": "Done", "Detail": {"wave": "one-box"},
                          "Resources": ["arn:mine"]},
                         {"Source": "team", "DetailType": "Done", "Detail": "{}"}]}""");
    machines.pass(Duration.ofSeconds(2));

    JsonNode output = machines.output(execution);
    assertThat(machines.put()).hasSize(2);
    ObjectNode event =
        machines.put().stream()
            .filter(each -> each.at("/detail/wave").asText().equals("one-box"))
            .findFirst()
            .orElseThrow();
    assertThat(event.path("resources"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "arn:mine", "arn:aws:states:eu-west-1:111122223333:stateMachine:test-0", execution);
    assertThat(output.path("FailedEntryCount").asInt()).isZero();
    assertThat(output.path("Entries")).hasSize(2);
    assertThat(output.has("SdkHttpMetadata")).isFalse();
  }

  @Test
  void anEntryThatFailsFailsTheTask() {
    assertThat(
            machines.failure(
                "events:putEvents",
                "{\"Entries\": [{\"DetailType\": \"Done\", \"Detail\": {\"a\": 1}}]}"))
        .isEqualTo(
            "EventBridge.FailedEntry: {\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":"
                + "\"InvalidArgument\",\"ErrorMessage\":\"Parameter Source is not valid. Reason:"
                + " Source is a required argument.\"}]}");
  }

  @Test
  void aNoticeMayBeJson() {
    String topic = machines.cloud().sns().createTopic("releases");

    JsonNode output =
        machines.output(
            "sns:publish",
            "{\"TopicArn\": \"%s\", \"Message\": {\"wave\": 1}, \"Subject\": \"x\"}"
                .formatted(topic));

    Published published = machines.cloud().sns().published().getLast();
    assertThat(published.message()).isEqualTo("{\"wave\":1}");
    assertThat(output.path("MessageId").asText()).isEqualTo(published.messageId());
  }

  private void givenProject(BuildOutcome outcome) {
    machines.cloud().further().builds().putProject("journeys", request -> outcome);
  }

  @Test
  void aBuildIsWaitedForAndAnsweredInPascalCase() {
    givenProject(BuildOutcome.success(Duration.ofMinutes(4)));

    String execution =
        machines.start(
            "codebuild:startBuild.sync",
            """
            {"ProjectName": "journeys", "SourceVersion": "abc",
             "EnvironmentVariablesOverride": [{"Name": "WAVE", "Value": "one-box"}]}""");
    machines.pass(Duration.ofMinutes(4));
    assertThat(machines.described(execution).status()).isInstanceOf(ExecutionStatus.Running.class);
    machines.pass(Duration.ofMinutes(1));

    JsonNode build = machines.output(execution).path("Build");
    assertThat(build.path("BuildStatus").asText()).isEqualTo("SUCCEEDED");
    assertThat(build.path("SourceVersion").asText()).isEqualTo("abc");
    assertThat(build.path("Initiator").asText()).startsWith("assumed-role/state-machines/");
    assertThat(build.path("StartTime").asLong())
        .isEqualTo(machines.described(execution).startDate().toEpochMilli());
    assertThat(build.at("/Environment/EnvironmentVariables/0/Name").asText()).isEqualTo("WAVE");
    assertThat(build.at("/Phases/6/PhaseType").asText()).isEqualTo("BUILD");
    assertThat(machines.history(execution))
        .containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void aBuildThatFailsFailsTheTaskWithTheBuildAsItsCause() {
    givenProject(BuildOutcome.failure(Duration.ofMinutes(1), "exit status 1"));

    String execution =
        machines.start("codebuild:startBuild.sync", "{\"ProjectName\": \"journeys\"}");
    machines.pass(Duration.ofMinutes(5));

    String failure = machines.failure(execution);
    assertThat(failure).startsWith("States.TaskFailed: {\"Build\":{\"Id\":\"journeys:");
    assertThat(failure).contains("\"BuildStatus\":\"FAILED\"", "\"Message\":\"exit status 1\"");
  }

  @Test
  void aTaskThatTimesOutStopsItsBuild() {
    givenProject(BuildOutcome.success(Duration.ofHours(2)));

    String execution =
        machines.start(
            "codebuild:startBuild.sync",
            "{\"ProjectName\": \"journeys\"}",
            ", \"TimeoutSeconds\": 600");
    machines.pass(Duration.ofMinutes(11));

    assertThat(machines.failure(execution)).startsWith("States.Timeout");
    assertThat(machines.events().getLast().at("/detail/build-status").asText())
        .isEqualTo("STOPPED");
  }

  @Test
  void anExecutionThatIsStoppedStopsItsBuild() {
    givenProject(BuildOutcome.success(Duration.ofHours(2)));
    String execution =
        machines.start("codebuild:startBuild.sync", "{\"ProjectName\": \"journeys\"}");
    machines.pass(Duration.ofMinutes(1));

    machines.cloud().engine().stopExecution(execution, null, null);
    machines.pass(Duration.ofMinutes(1));

    ObjectNode last = machines.events().getLast();
    assertThat(last.at("/detail/build-status").asText()).isEqualTo("STOPPED");
  }

  @Test
  void aBuildThatIsOnlyStartedIsAnsweredAtOnce() {
    givenProject(BuildOutcome.success(Duration.ofMinutes(4)));

    JsonNode output = machines.output("codebuild:startBuild", "{\"ProjectName\": \"journeys\"}");

    assertThat(output.at("/Build/BuildStatus").asText()).isEqualTo("IN_PROGRESS");
    assertThat(output.at("/SdkHttpMetadata/HttpStatusCode").asInt()).isEqualTo(200);
    assertThat(machines.failure("codebuild:startBuild", "{\"ProjectName\": \"none\"}"))
        .startsWith("CodeBuild.ResourceNotFoundException: Project cannot be found");
  }

  @Test
  void aMachineThatIsNotThereIsSaidAsStepFunctionsSaysIt() {
    String arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:none";

    assertThat(
            machines.failure(
                "states:startExecution", "{\"StateMachineArn\": \"%s\"}".formatted(arn)))
        .startsWith(
            "StepFunctions.StateMachineDoesNotExistException: State Machine Does Not Exist: '"
                + arn
                + "' (Service: AWSStepFunctions; Status Code: 400; Error Code:"
                + " StateMachineDoesNotExist; ");
  }

  @Test
  void whatStepFunctionsHasNotEitherFailsByItsName() {
    assertThat(machines.failure("codebuild:startBuild.waitForTaskToken", "{}"))
        .isEqualTo("States.TaskFailed: this machine has no codebuild:startBuild.waitForTaskToken");
    assertThat(machines.failure("lambda:invoke.sync", "{}"))
        .isEqualTo("States.TaskFailed: this machine has no lambda:invoke.sync");
    assertThat(machines.failure("batch:submitJob.sync", "{}"))
        .isEqualTo("States.TaskFailed: this machine has no batch:submitJob.sync");
  }
}
