package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an execution is started, and what is told of it. */
class StartsTest {
  private final TestPipelines aws = new TestPipelines();

  @Test
  void aTriggerOfItsOwnAndItsRevisionsAreShown() {
    aws.holding("Checkout");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    SourceRevision commit =
        new SourceRevision(
            "Checkout", "SourceArtifact", "abc123", "Fix", "https://example.com", aws.world.now());

    String id = aws.service.start("checkout", new Trigger("Webhook", "hook"), List.of(commit));

    assertThat(aws.execution(id).path("trigger").path("triggerType").asText()).isEqualTo("Webhook");
    assertThat(aws.execution(id).at("/artifactRevisions/0/revisionId").asText())
        .isEqualTo("abc123");
    assertThat(aws.starts.getFirst().revisions()).containsExactly(commit);
    assertThat(aws.events.getFirst().at("/detail/execution-trigger/trigger-type").asText())
        .isEqualTo("Webhook");
  }

  @Test
  void sourceRevisionsOfTheCallAreThoseOfTheExecution() {
    aws.holding("Checkout");
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    String id =
        aws.call(
                "StartPipelineExecution",
                """
                {'name': 'checkout', 'sourceRevisions': [{'actionName': 'Checkout',
                 'revisionType': 'COMMIT_ID', 'revisionValue': 'abc123'}]}""")
            .path("pipelineExecutionId")
            .asText();

    assertThat(aws.execution(id).at("/artifactRevisions/0/name").asText())
        .isEqualTo("SourceArtifact");
    assertThat(aws.execution(id).at("/artifactRevisions/0/revisionId").asText())
        .isEqualTo("abc123");
  }

  @Test
  void anUnknownExecutionIsNotFound() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(
            aws.refused(
                    "GetPipelineExecution",
                    """
                    {'pipelineName': 'checkout',
                     'pipelineExecutionId': 'ffffffff-ffff-4fff-8fff-ffffffffffff'}""")
                .code())
        .isEqualTo("PipelineExecutionNotFoundException");
  }

  @Test
  void aRepeatedClientRequestTokenStartsNothing() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String input = "{'name': 'checkout', 'clientRequestToken': 'again'}";

    JsonNode once = aws.call("StartPipelineExecution", input);
    JsonNode twice = aws.call("StartPipelineExecution", input);

    assertThat(twice).isEqualTo(once);
    assertThat(
            aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout'}")
                .path("pipelineExecutionSummaries"))
        .hasSize(1);
  }

  @Test
  void anUnknownPipelineIsNotFound() {
    assertThat(aws.refused("GetPipelineState", "{'name': 'nobody'}").code())
        .isEqualTo("PipelineNotFoundException");
  }
}
