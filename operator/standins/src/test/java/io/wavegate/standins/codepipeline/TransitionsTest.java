package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a disabled transition holds, and where. */
class TransitionsTest {
  private final TestPipelines aws = new TestPipelines();

  @Test
  void aDisabledTransitionHoldsTheNextExecutionInFrontUntilItIsEnabled() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    aws.start();
    String second = aws.start();
    aws.call(
        "DisableStageTransition",
        """
        {'pipelineName': 'checkout', 'stageName': 'Wave-1', 'transitionType': 'Inbound',
         'reason': 'Held by wavegate'}""");

    aws.answer("Wave-1", "Promote1", "Rejected", "no");

    JsonNode held = aws.stage("Wave-1");
    assertThat(inbound("Wave-1")).containsExactly(second);
    assertThat(held.path("inboundTransitionState").path("enabled").asBoolean()).isFalse();
    assertThat(held.path("inboundTransitionState").path("disabledReason").asText())
        .isEqualTo("Held by wavegate");
    assertThat(held.path("inboundTransitionState").path("lastChangedBy").asText())
        .isEqualTo(TestPipelines.SOMEONE.principalArn());

    aws.call(
        "EnableStageTransition",
        "{'pipelineName': 'checkout', 'stageName': 'Wave-1', 'transitionType': 'Inbound'}");

    assertThat(aws.stage("Wave-1").path("latestExecution").path("pipelineExecutionId").asText())
        .isEqualTo(second);
    assertThat(inbound("Wave-1")).isEmpty();
  }

  @Test
  void aDisabledOutboundTransitionHoldsInFrontOfTheNextStage() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));
    String id = aws.start();
    aws.call(
        "DisableStageTransition",
        """
        {'pipelineName': 'checkout', 'stageName': 'Wave-1', 'transitionType': 'Outbound',
         'reason': 'Held'}""");

    aws.answer("Wave-1", "Promote1", "Approved", "fine");

    assertThat(inbound("Wave-2")).containsExactly(id);
    assertThat(aws.stage("Wave-1").path("latestExecution").path("status").asText())
        .isEqualTo("Succeeded");
  }

  @Test
  void aTransitionOfAnUnknownStageIsNotFound() {
    aws.given(TestPipelines.twoWaves("SUPERSEDED"));

    assertThat(
            aws.refused(
                    "EnableStageTransition",
                    """
                    {'pipelineName': 'checkout', 'stageName': 'Wave-9',
                     'transitionType': 'Inbound'}""")
                .code())
        .isEqualTo("StageNotFoundException");
  }

  private List<String> inbound(String stage) {
    List<String> ids = new ArrayList<>();
    aws.stage(stage)
        .path("inboundExecutions")
        .forEach(execution -> ids.add(execution.path("pipelineExecutionId").asText()));
    return ids;
  }
}
