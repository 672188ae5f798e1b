package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LambdaActionTest {
  private final TestPipelines aws = new TestPipelines();

  private String given() {
    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage(
                "Wave-1",
                PipelineJson.lambda("Gate", 1, "v1 #{codepipeline.PipelineExecutionId} prod"),
                PipelineJson.deploy("Deploy1", 2)));
    String id = aws.start();
    aws.world.settle();
    return id;
  }

  private String job(int invocation) {
    return aws.jobs.get(invocation).path("CodePipeline.job").path("id").asText();
  }

  private static String success(String job) {
    return "{'jobId': '%s'}".formatted(job);
  }

  private static String goOn(String job, String token) {
    return """
        {'jobId': '%s', 'continuationToken': '%s', 'executionDetails':
          {'summary': 'baking', 'percentComplete': 40, 'externalExecutionId': 'gate-1'}}"""
        .formatted(job, token);
  }

  @Test
  void theEventHasTheDocumentedShapeAndNamesTheExecutionOnlyInUserParameters() {
    String id = given();

    JsonNode event = aws.jobs.getFirst();

    assertThat(Samples.anyPaths(Samples.named("Lambda action job")))
        .containsAll(Samples.paths(event));
    assertThat(
            event
                .at("/CodePipeline.job/data/actionConfiguration/configuration/UserParameters")
                .asText())
        .isEqualTo("v1 " + id + " prod");
    assertThat(event.at("/CodePipeline.job/data").has("continuationToken")).isFalse();
    assertThat(event.toString()).doesNotContain("checkout", "Wave-1");
  }

  @Test
  void jobDetailsNameThePipelineStageActionAndExecution() {
    String id = given();

    JsonNode context =
        aws.call("GetJobDetails", success(job(0))).at("/jobDetails/data/pipelineContext");

    assertThat(context.path("pipelineName").asText()).isEqualTo("checkout");
    assertThat(context.path("stage").path("name").asText()).isEqualTo("Wave-1");
    assertThat(context.path("action").path("name").asText()).isEqualTo("Gate");
    assertThat(context.path("pipelineExecutionId").asText()).isEqualTo(id);
  }

  @Test
  void jobDetailsCanBeMadeToNameNoExecution() {
    TestPipelines sparse =
        new TestPipelines(new CodePipelineSettings(false, false, Duration.ofSeconds(30)));
    sparse.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage("Wave-1", PipelineJson.lambda("Gate", 1, "x")));
    sparse.start();
    sparse.world.settle();
    String job = sparse.jobs.getFirst().path("CodePipeline.job").path("id").asText();

    JsonNode context =
        sparse.call("GetJobDetails", success(job)).at("/jobDetails/data/pipelineContext");

    assertThat(context.has("pipelineExecutionId")).isFalse();
    assertThat(context.path("action").has("actionExecutionId")).isFalse();
  }

  @Test
  void successLetsTheStageGoOn() {
    String id = given();

    aws.call("PutJobSuccessResult", success(job(0)));

    assertThat(aws.status(id)).isEqualTo("Succeeded");
    assertThat(aws.told("Action", id)).contains("Gate SUCCEEDED", "Deploy1 SUCCEEDED");
  }

  @Test
  void failureFailsTheStageWithItsMessage() {
    String id = given();

    aws.call(
        "PutJobFailureResult",
        "{'jobId': '%s', 'failureDetails': {'type': 'JobFailed', 'message': 'alarm fired'}}"
            .formatted(job(0)));

    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(aws.action("Wave-1", "Gate").path("errorDetails").path("message").asText())
        .isEqualTo("alarm fired");
  }

  @Test
  void aSecondResultIsRefused() {
    given();
    aws.call("PutJobSuccessResult", success(job(0)));

    assertThat(aws.refused("PutJobSuccessResult", success(job(0))).code())
        .isEqualTo("InvalidJobStateException");
  }

  @Test
  void anUnknownJobIsNotFound() {
    given();

    assertThat(
            aws.refused("PutJobSuccessResult", success("ffffffff-ffff-4fff-8fff-ffffffffffff"))
                .code())
        .isEqualTo("JobNotFoundException");
  }

  @Test
  void aContinuationClosesTheJobAndInvokesAgainWithANewOneAboutHalfAMinuteLater() {
    given();
    aws.call("PutJobSuccessResult", goOn(job(0), "look-2"));

    assertThat(aws.refused("PutJobSuccessResult", success(job(0))).code())
        .isEqualTo("InvalidJobStateException");
    JsonNode shown = aws.action("Wave-1", "Gate");
    assertThat(shown.path("summary").asText()).isEqualTo("baking");
    assertThat(shown.path("percentComplete").asInt()).isEqualTo(40);
    assertThat(shown.path("externalExecutionId").asText()).isEqualTo("gate-1");

    aws.pass(Duration.ofSeconds(29));
    assertThat(aws.jobs).hasSize(1);
    aws.pass(Duration.ofSeconds(1));
    assertThat(aws.jobs).hasSize(2);
    assertThat(job(1)).isNotEqualTo(job(0));
    assertThat(aws.jobs.get(1).at("/CodePipeline.job/data/continuationToken").asText())
        .isEqualTo("look-2");
  }

  @Test
  void withoutAReplyItFailsAfterTwentyMinutesAndALateReplyIsRefused() {
    String id = given();

    aws.pass(Duration.ofMinutes(20).minusSeconds(1));
    assertThat(aws.status(id)).isEqualTo("InProgress");
    aws.pass(Duration.ofSeconds(1));

    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(aws.refused("PutJobSuccessResult", success(job(0))).code())
        .isEqualTo("InvalidJobStateException");
  }

  @Test
  void eachReplyRestartsTheTwentyMinutesButNotTheTwentyFourHours() {
    String id = given();
    Duration step = Duration.ofMinutes(15);
    int replies = 0;
    while (aws.status(id).equals("InProgress") && replies < 200) {
      aws.call("PutJobSuccessResult", goOn(job(replies), "t" + replies));
      replies++;
      aws.pass(step);
    }

    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(replies).isEqualTo(24 * 60 / 15);
  }

  @Test
  void outputVariablesReachLaterActionsUnderTheirNamespace() {
    aws.given(
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage(
                "Wave-1",
                PipelineJson.lambda("Gate", 1, "first").put("namespace", "Gate1"),
                PipelineJson.lambda("Next", 2, "saw #{Gate1.colour}"),
                PipelineJson.lambda("Last", 3, "saw #{Gate1.nothing}")));
    String id = aws.start();
    aws.world.settle();

    aws.call(
        "PutJobSuccessResult",
        "{'jobId': '%s', 'outputVariables': {'colour': 'red'}}".formatted(job(0)));
    aws.world.settle();

    assertThat(
            aws.jobs
                .get(1)
                .at("/CodePipeline.job/data/actionConfiguration/configuration/UserParameters")
                .asText())
        .isEqualTo("saw red");

    aws.call("PutJobSuccessResult", success(job(1)));
    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(aws.action("Wave-1", "Last").at("/errorDetails/message").asText())
        .contains("#{Gate1.nothing}");
  }

  @Test
  void aFunctionThatDoesNotExistFailsTheAction() {
    aws.functions.deregister("gate");

    String id = given();

    assertThat(aws.status(id)).isEqualTo("Failed");
    assertThat(aws.action("Wave-1", "Gate").path("errorDetails").path("code").asText())
        .isEqualTo("ConfigurationError");
  }
}
