package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.PipelineStructure.Approval;
import io.wavegate.core.evidence.PipelineStructure.Condition;
import io.wavegate.core.evidence.PipelineStructure.Moment;
import io.wavegate.core.evidence.PipelineStructure.OnFailure;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Pipelines;
import io.wavegate.core.port.Pipelines.ApprovalAnswer;
import io.wavegate.core.port.Pipelines.JobFailure;
import io.wavegate.core.port.Pipelines.JobProgress;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsPipelinesTest {
  private final Bench bench = Bench.open();
  private final Pipelines pipelines = bench.wiring().ports().pipelines();

  @Test
  void readsAreRetriedByTheSdk() {
    Journey release = Journey.pushed(bench);
    bench.faults().refuseOnce("GetPipelineExecution", "InternalFailure", 500);

    assertThat(pipelines.execution(release.release()))
        .isInstanceOfSatisfying(
            Read.class,
            read -> assertThat(((PastExecution) read.value()).id()).isEqualTo(release.execution()));
    assertThat(bench.faults().calls("GetPipelineExecution")).hasSize(2);
  }

  @Test
  void mutationsAreSentOnce() {
    String target = target();
    bench.faults().loseReplyOf("RollbackStage");

    Sent sent = pipelines.rollbackStage(TestPipeline.REF, "Prod-OneBox", target);

    assertThat(sent).isInstanceOf(Sent.Unsure.class);
    assertThat(bench.faults().calls("RollbackStage")).hasSize(1);
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
  }

  @Test
  void aRefusalDidNotHappenAServersErrorMayHave() {
    bench.faults().refuse("DisableStageTransition", "StageNotFoundException", 400);
    assertThat(disable("why"))
        .isEqualTo(new Sent.Refused("StageNotFoundException", "refused by the test"));

    bench.faults().refuse("DisableStageTransition", "InternalFailure", 500);
    assertThat(disable("why")).isInstanceOf(Sent.Unsure.class);
  }

  @Test
  void aThrottledMutationIsToBeSentAgain() {
    bench.faults().refuse("DisableStageTransition", "ThrottlingException", 400);

    assertThat(disable("why")).isInstanceOf(Sent.Unsure.class);
  }

  @Test
  void aTransitionsReasonHasOnlyTheCharactersItMay() {
    assertThat(disable("alarm \"checkout\": 5xx > 3 % \u2014 \uD83D\uDEA8 <b>\n" + "x".repeat(400)))
        .isEqualTo(new Sent.Done(""));

    String reason =
        bench.pipeline().stage("Prod-OneBox").at("/inboundTransitionState/disabledReason").asText();
    assertThat(reason)
        .matches("[a-zA-Z0-9!@ ().*?-]{300}")
        .startsWith("alarm -checkout-- 5xx - 3 - ");
  }

  @Test
  void longTextsAreCutToWhatTheServiceTakes() {
    Journey release = Journey.pushed(bench);
    String job = TestPipeline.jobId(bench.pipeline().lastJob());
    String text = "\uD83D\uDEA8".repeat(5_000);

    assertThat(pipelines.continueJob(job, "token", new JobProgress(text, 50)))
        .isEqualTo(new Sent.Done(""));
    bench.time().pass(Duration.ofSeconds(30));
    String next = TestPipeline.jobId(bench.pipeline().lastJob());
    assertThat(pipelines.failJob(next, JobFailure.JOB_FAILED, text)).isEqualTo(new Sent.Done(""));

    assertThat(bench.pipeline().action("Prod-OneBox", "EntryGate").path("summary").asText())
        .hasSizeLessThanOrEqualTo(5_000)
        .endsWith("\uD83D\uDEA8...");
    assertThat(release.execution()).isNotEmpty();
  }

  @Test
  void anApprovalsSummaryIsCut() {
    Journey.atPromotion(bench);
    String token = bench.pipeline().token("Prod-OneBox", "PromotionGate");

    Sent sent =
        pipelines.answerApproval(
            new ApprovalAnswer(
                TestPipeline.REF, "Prod-OneBox", "PromotionGate", token, true, "y".repeat(2_000)));

    assertThat(sent).isEqualTo(new Sent.Done(""));
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("summary").asText())
        .hasSize(512);
  }

  @Test
  void aStageThatThePipelineDoesNotHaveShowsNoExecution() {
    assertThat(pipelines.stage(TestPipeline.REF, "Prod-Moon"))
        .isInstanceOfSatisfying(
            Read.class, read -> assertThat(read.value()).extracting("execution").isEqualTo(""));
  }

  @Test
  void whatAStageDoesByItselfIsReadFromTheStructure() {
    bench
        .pipeline()
        .edit(
            stage -> {
              stage
                  .path("actions")
                  .forEach(
                      action -> {
                        if (stage.path("name").asText().equals("Prod-OneBox")
                            && action.path("name").asText().equals("PromotionGate")) {
                          ((ObjectNode) action).put("timeoutInMinutes", 90);
                        }
                      });
              if (stage.path("name").asText().equals("Prod-Wave-1")) {
                ObjectNode onFailure = stage.putObject("onFailure").put("result", "RETRY");
                onFailure.putObject("retryConfiguration").put("retryMode", "ALL_ACTIONS");
                onFailure.putArray("conditions").addObject().put("result", "ROLLBACK");
                condition(stage, "beforeEntry", "SKIP");
                condition(stage, "onSuccess", "ROLLBACK");
              }
            });

    assertThat(pipelines.structure(TestPipeline.REF))
        .isEqualTo(
            new Read<>(
                new PipelineStructure(
                    "SUPERSEDED",
                    List.of(
                        new OnFailure("Source", "", Optional.empty(), List.of()),
                        new OnFailure("Prod-OneBox", "", Optional.empty(), List.of()),
                        new OnFailure(
                            "Prod-Wave-1",
                            "RETRY",
                            Optional.of("ALL_ACTIONS"),
                            List.of("ROLLBACK"))),
                    List.of(
                        new Condition("Prod-Wave-1", Moment.BEFORE_ENTRY, "SKIP"),
                        new Condition("Prod-Wave-1", Moment.ON_SUCCESS, "ROLLBACK")),
                    List.of(
                        new Approval("Prod-OneBox", "PromotionGate", Duration.ofMinutes(90)),
                        new Approval("Prod-Wave-1", "EntryGate", Duration.ofDays(7)),
                        new Approval("Prod-Wave-1", "Afterwards", Duration.ofDays(7)))),
                bench.time().now()));
  }

  private static void condition(ObjectNode stage, String moment, String result) {
    stage.putObject(moment).putArray("conditions").addObject().put("result", result);
  }

  @Test
  void anExecutionThatIsNotThereIsUnread() {
    assertThat(pipelines.execution(new ReleaseId(TestPipeline.REF, "no-such")))
        .isInstanceOf(Unread.class);
  }

  @Test
  void aTransitionIsEnabledAgain() {
    disable("Wavegate HALT");

    assertThat(pipelines.enableInbound(TestPipeline.REF, "Prod-OneBox"))
        .isInstanceOf(Sent.Done.class);

    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isTrue();
  }

  @Test
  void aStopAbandonsNothingAndItsReasonIsCut() {
    String running = bench.pipeline().push("3333333333333333333333333333333333333333");

    assertThat(pipelines.stop(new ReleaseId(TestPipeline.REF, running), "x".repeat(300)))
        .isInstanceOf(Sent.Done.class);

    var input = bench.faults().calls("StopPipelineExecution").getFirst().input();
    assertThat(input.path("abandon").asBoolean(true)).isFalse();
    assertThat(input.path("reason").asText()).hasSize(200);
  }

  private Sent disable(String reason) {
    return pipelines.disableInbound(TestPipeline.REF, "Prod-OneBox", reason);
  }

  private String target() {
    return bench.pipeline().executions().getFirst().path("pipelineExecutionId").asText();
  }
}
