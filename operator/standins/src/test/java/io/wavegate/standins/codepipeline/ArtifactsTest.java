package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where artifacts lie, and what comes of it when they lie there no more. */
class ArtifactsTest {
  private final TestPipelines aws = new TestPipelines();

  @BeforeEach
  void twoWaves() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
  }

  private JsonNode action(String execution, String name) {
    JsonNode actions =
        aws.call(
            "ListActionExecutions",
            "{'pipelineName': 'checkout', 'filter': {'pipelineExecutionId': '%s'}}"
                .formatted(execution));
    for (JsonNode action : actions.path("actionExecutionDetails")) {
      if (action.path("actionName").asText().equals(name)) {
        return action;
      }
    }
    throw new AssertionError("no action " + name);
  }

  @Test
  void anActionShowsWhereItsArtifactsLieAndWhatASucceededOneMadeIsThere() {
    String id = aws.start();

    JsonNode made = action(id, "Checkout").at("/output/outputArtifacts/0");
    JsonNode given = action(id, "Deploy1").at("/input/inputArtifacts/0");
    assertThat(given).isEqualTo(made);
    assertThat(made.path("name").asText()).isEqualTo("SourceArtifact");
    String bucket = made.at("/s3location/bucket").asText();
    assertThat(aws.objects.has(bucket, made.at("/s3location/key").asText())).isTrue();
  }

  @Test
  void aRollbackIsGivenTheArtifactsOfTheExecutionThatItReturnsTo() {
    String good = aws.released();
    String bad = aws.start();
    aws.answer("Wave-1", "Promote1", "Rejected", "no");

    String rollback =
        aws.call(
                "RollbackStage",
                "{'pipelineName': 'checkout', 'stageName': 'Wave-1',"
                    + " 'targetPipelineExecutionId': '%s'}".formatted(good))
            .path("pipelineExecutionId")
            .asText();

    assertThat(action(rollback, "Deploy1").at("/input/inputArtifacts"))
        .isEqualTo(action(good, "Deploy1").at("/input/inputArtifacts"))
        .isNotEqualTo(action(bad, "Deploy1").at("/input/inputArtifacts"));
  }

  @Test
  void anActionWhoseArtifactIsGoneFails() {
    String good = aws.released();
    aws.start();
    aws.answer("Wave-1", "Promote1", "Rejected", "no");
    aws.objects.expire(".*/" + good.substring(good.length() - 7));

    String rollback =
        aws.call(
                "RollbackStage",
                "{'pipelineName': 'checkout', 'stageName': 'Wave-1',"
                    + " 'targetPipelineExecutionId': '%s'}".formatted(good))
            .path("pipelineExecutionId")
            .asText();

    assertThat(aws.status(rollback)).isEqualTo("Failed");
    JsonNode error = action(rollback, "Deploy1").at("/output/executionResult/errorDetails");
    assertThat(error.path("code").asText()).isEqualTo("PermissionError");
    assertThat(error.path("message").asText())
        .startsWith(
            "Unable to access the artifact with Amazon S3 object key 'checkout/SourceArti/");
  }
}
