package io.wavegate.standins.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/** CodePipeline as the SDK's client sees it. */
class CodePipelineClientTest {
  private final GivenServices given = new GivenServices();

  @Test
  void codePipelineSpeaksJson() {
    given.pipeline();
    CodePipelineClient client = given.client(CodePipelineClient.builder());

    String id = client.startPipelineExecution(r -> r.name("checkout")).pipelineExecutionId();
    StageState prod = client.getPipelineState(r -> r.name("checkout")).stageStates().get(1);
    String token = prod.actionStates().getFirst().latestExecution().token();
    client.putApprovalResult(
        r ->
            r.pipelineName("checkout")
                .stageName("Prod")
                .actionName("Promote")
                .token(token)
                .result(result -> result.status("Approved").summary("fine")));

    assertThat(prod.actionStates().getFirst().latestExecution().lastStatusChange())
        .isEqualTo(given.world().now());
    assertThat(
            client
                .getPipelineExecution(r -> r.pipelineName("checkout").pipelineExecutionId(id))
                .pipelineExecution()
                .statusAsString())
        .isEqualTo("Succeeded");
    assertThat(
            client
                .listActionExecutions(r -> r.pipelineName("checkout"))
                .actionExecutionDetails()
                .getFirst()
                .updatedBy())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/gate/x");
  }

  @Test
  void codePipelineErrorsArriveAsTheirOwnClasses() {
    given.pipeline();
    CodePipelineClient client = given.client(CodePipelineClient.builder());

    assertThatThrownBy(() -> client.getPipelineState(r -> r.name("nobody")))
        .isInstanceOf(PipelineNotFoundException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> client.getPipelineState(r -> r.name("no blanks")))
        .isInstanceOfSatisfying(
            CodePipelineException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }
}
