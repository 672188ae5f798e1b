package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.engine.asl.TaskResource;
import io.wavegate.engine.query.Json;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class TaskCallTest {
  private static final JsonNode BUILD = Json.parse("{\"Build\":{\"Id\":\"b1\"}}");

  private static Fixture given(String resource, BiConsumer<TaskCall, TaskReply> service) {
    return Fixture.of(
        Fixture.states(
            "T",
            """
            "T": {"Type": "Task", "Resource": "%s", "Arguments": {"Name": "checkout"},
                  "End": true}"""
                .formatted(resource)),
        service);
  }

  private static JsonNode scheduled(Fixture fixture) {
    return fixture.engine.getExecutionHistory(fixture.arn()).get(2).details().orElseThrow();
  }

  @Test
  void anSdkIntegrationNamesServiceAndAction() {
    Fixture given =
        given(
            "arn:aws:states:::aws-sdk:codepipeline:getPipelineState",
            (call, reply) -> reply.succeed(call.arguments()));

    given.run("{}");

    TaskCall call = given.host.calls.get(0);
    assertThat(call.service()).isEqualTo("codepipeline");
    assertThat(call.action()).isEqualTo("getPipelineState");
    assertThat(call.resource().integration()).isEqualTo(TaskResource.Integration.AWS_SDK);
    assertThat(scheduled(given).path("resourceType").asText()).isEqualTo("aws-sdk:codepipeline");
    assertThat(scheduled(given).path("resource").asText()).isEqualTo("getPipelineState");
  }

  @Test
  void aFunctionsArnTakesAndGivesThePayloadItself() {
    String function = "arn:aws:lambda:eu-west-1:111122223333:function:smoke";
    Fixture given = given(function, (call, reply) -> reply.succeed(call.arguments()));

    JsonNode output = Fixture.output(given.run("{}"));

    assertThat(output.path("Name").asText()).isEqualTo("checkout");
    assertThat(scheduled(given).path("resource").asText()).isEqualTo(function);
    assertThat(given.types())
        .containsSubsequence(
            "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded");
  }

  @Test
  void aJobIsSubmittedAndEndsLater() {
    Fixture given =
        given(
            "arn:aws:states:::codebuild:startBuild.sync",
            (call, reply) -> {
              reply.submitted(BUILD);
              reply.succeed(JsonNodeFactory.instance.textNode("built"));
            });

    assertThat(Fixture.output(given.run("{}")).asText()).isEqualTo("built");
    assertThat(given.host.calls.get(0).pattern()).isEqualTo(TaskResource.Pattern.SYNC);
    assertThat(given.types()).containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void aJobWhoseHostSaysOnlyTheEndIsSubmittedAllTheSame() {
    Fixture given =
        given("arn:aws:states:::codebuild:startBuild.sync", (call, reply) -> reply.succeed(BUILD));

    given.run("{}");

    assertThat(given.types()).containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void onlyTheFirstAnswerCounts() {
    Fixture given =
        given(
            "arn:aws:states:::sns:publish",
            (call, reply) -> {
              reply.succeed(JsonNodeFactory.instance.textNode("first"));
              reply.succeed(JsonNodeFactory.instance.textNode("second"));
              reply.fail("Late", "");
            });

    assertThat(Fixture.output(given.run("{}")).asText()).isEqualTo("first");
  }
}
