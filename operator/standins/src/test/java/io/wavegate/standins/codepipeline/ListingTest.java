package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
  private final TestPipelines aws = new TestPipelines();

  private static List<String> ids(JsonNode listing) {
    List<String> ids = new ArrayList<>();
    listing
        .path("pipelineExecutionSummaries")
        .forEach(summary -> ids.add(summary.path("pipelineExecutionId").asText()));
    return ids;
  }

  @Test
  void executionsAreListedNewestFirst() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String first = aws.released();
    String second = aws.released();

    assertThat(ids(aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout'}")))
        .containsExactly(second, first);
  }

  @Test
  void theFilterKeepsThoseThatSucceededInAStage() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String good = aws.released();
    String bad = aws.start();
    aws.answer("Wave-1", "Promote1", "Approved", "fine");
    aws.answer("Wave-2", "Promote2", "Rejected", "alarm");

    assertThat(ids(succeededIn("Wave-2"))).containsExactly(good);
    assertThat(ids(succeededIn("Wave-1"))).containsExactly(bad, good);
  }

  @Test
  void theFilterForgetsWhatSucceededBeforeTheStructureWasChanged() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String before = aws.released();
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(ids(succeededIn("Wave-1"))).isEmpty();
    assertThat(ids(aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout'}")))
        .containsExactly(before);
    String after = aws.released();
    assertThat(ids(succeededIn("Wave-1"))).containsExactly(after);
  }

  private JsonNode succeededIn(String stage) {
    return aws.call(
        "ListPipelineExecutions",
        "{'pipelineName': 'checkout', 'filter': {'succeededInStage': {'stageName': '%s'}}}"
            .formatted(stage));
  }

  @Test
  void pagesJoinToTheWholeListAlsoWhenAnExecutionStartsBetweenThem() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      started.add(aws.released());
    }
    JsonNode first =
        aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout', 'maxResults': 2}");
    aws.released();
    List<String> seen = new ArrayList<>(ids(first));
    JsonNode page = first;
    while (page.has("nextToken")) {
      page =
          aws.call(
              "ListPipelineExecutions",
              "{'pipelineName': 'checkout', 'maxResults': 2, 'nextToken': '%s'}"
                  .formatted(page.path("nextToken").asText()));
      seen.addAll(ids(page));
    }

    assertThat(seen).containsExactlyElementsOf(started.reversed());
  }

  @Test
  void aNextTokenThatWasNotGivenIsRefused() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(
            aws.refused("ListActionExecutions", "{'pipelineName': 'checkout', 'nextToken': 'mine'}")
                .code())
        .isEqualTo("InvalidNextTokenException");
  }

  @Test
  void anAutomatedRollbackIsListedInTheRecordedShape() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED").onFailure("{\"result\": \"ROLLBACK\"}"));
    aws.released();
    aws.start();
    aws.answer("Wave-1", "Promote1", "Approved", "fine");
    aws.answer("Wave-2", "Promote2", "Rejected", "alarm");

    JsonNode listing =
        aws.call("ListPipelineExecutions", "{'pipelineName': 'checkout', 'maxResults': 1}");

    JsonNode sample = Samples.named("execution listing").getFirst();
    assertThat(Samples.paths(listing)).containsAll(Samples.paths(sample));
  }

  @Test
  void theStructureIsShownWithTheVersionAskedFor() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    aws.given(TestPipelines.twoWaves("QUEUED"));

    JsonNode current = aws.call("GetPipeline", "{'name': 'checkout'}").path("pipeline");
    JsonNode first = aws.call("GetPipeline", "{'name': 'checkout', 'version': 1}").path("pipeline");

    assertThat(current.path("version").asInt()).isEqualTo(2);
    assertThat(current.path("executionMode").asText()).isEqualTo("QUEUED");
    assertThat(first.path("version").asInt()).isEqualTo(1);
    assertThat(first.path("executionMode").asText()).isEqualTo("SUPERSEDED");
    assertThat(aws.refused("GetPipeline", "{'name': 'checkout', 'version': 3}").code())
        .isEqualTo("PipelineVersionNotFoundException");
  }

  @Test
  void aStructureWithUserParametersTooLongIsRefused() {
    PipelineJson tooLong =
        PipelineJson.v2("checkout", "SUPERSEDED")
            .stage("Source", PipelineJson.source())
            .stage("Wave-1", PipelineJson.lambda("Gate", 1, "x".repeat(1001)));

    assertThatThrownBy(() -> aws.given(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001 characters");
  }
}
