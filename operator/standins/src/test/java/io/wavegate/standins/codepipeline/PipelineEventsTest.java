package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Samples;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineEventsTest {
  private final TestPipelines aws = new TestPipelines();

  private String everythingHappens() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();
    aws.answer("Wave-1", "Promote1", "Rejected", "no");
    aws.call(
        "RetryStageExecution",
        """
        {'pipelineName': 'checkout', 'stageName': 'Wave-1', 'pipelineExecutionId': '%s',
         'retryMode': 'ALL_ACTIONS'}"""
            .formatted(id));
    aws.call(
        "StopPipelineExecution",
        "{'pipelineName': 'checkout', 'pipelineExecutionId': '%s', 'abandon': true, 'reason': 'x'}"
            .formatted(id));
    return id;
  }

  private List<JsonNode> emitted(String detailType) {
    return aws.events.stream()
        .map(JsonNode.class::cast)
        .filter(event -> event.path("detail-type").asText().equals(detailType))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CodePipeline Pipeline Execution State Change",
        "CodePipeline Stage Execution State Change",
        "CodePipeline Action Execution State Change"
      })
  void eventsHaveNoMemberThatTheRecordedOnesDoNotHave(String detailType) {
    everythingHappens();

    // The approvals among the samples were recorded in the form of a notification rule.
    List<JsonNode> approvals = Samples.named("approval ");
    for (JsonNode event : emitted(detailType)) {
      assertThat(Samples.paths(event))
          .isSubsetOf(
              union(Samples.anyPaths(Samples.events(detailType)), Samples.anyPaths(approvals)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CodePipeline Pipeline Execution State Change",
        "CodePipeline Action Execution State Change"
      })
  void eventsHaveEveryMemberThatAllRecordedOnesHave(String detailType) {
    everythingHappens();

    assertThat(emitted(detailType)).isNotEmpty();
    for (JsonNode event : emitted(detailType)) {
      assertThat(Samples.paths(event)).containsAll(Samples.commonPaths(Samples.events(detailType)));
    }
  }

  @Test
  void aRetriedStageCarriesTheTimeOfTheRetryInEveryLaterEvent() {
    everythingHappens();

    List<JsonNode> ofWave =
        emitted("CodePipeline Stage Execution State Change").stream()
            .map(event -> event.path("detail"))
            .filter(detail -> detail.path("stage").asText().equals("Wave-1"))
            .toList();

    assertThat(ofWave)
        .extracting(detail -> detail.path("state").asText())
        .containsExactly("STARTED", "FAILED", "RESUMED", "STOPPING", "STOPPED");
    assertThat(ofWave)
        .extracting(detail -> detail.has("stage-last-retry-attempt-time"))
        .containsExactly(false, false, true, true, true);
    assertThat(ofWave)
        .extracting(detail -> detail.path("pipeline-execution-attempt").toString())
        .containsExactly("1.0", "1.0", "2.0", "2.0", "2.0");
  }

  @Test
  void anAnsweredApprovalTellsItsSummaryAndItsRejection() {
    everythingHappens();

    JsonNode rejected =
        emitted("CodePipeline Action Execution State Change").stream()
            .map(event -> event.path("detail"))
            .filter(detail -> detail.path("state").asText().equals("FAILED"))
            .findFirst()
            .orElseThrow();

    assertThat(rejected.path("action").asText()).isEqualTo("Promote1");
    assertThat(rejected.at("/execution-result/external-execution-summary").asText())
        .isEqualTo("no");
    assertThat(rejected.at("/execution-result/error-code").asText()).isEqualTo("JobFailed");
    assertThat(rejected.path("type").toString())
        .isEqualTo(
            "{\"owner\":\"AWS\",\"category\":\"Approval\",\"provider\":\"Manual\",\"version\":\"1\"}");
  }

  @Test
  void twoRunsEmitTheSameBytes() {
    everythingHappens();
    PipelineEventsTest again = new PipelineEventsTest();
    again.everythingHappens();

    assertThat(again.aws.events.toString()).isEqualTo(aws.events.toString());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
