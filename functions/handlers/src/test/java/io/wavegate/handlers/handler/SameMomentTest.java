package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody or something is faster by a moment (faults 25, 26, 29, 46). */
class SameMomentTest {
  private static final String STAGE = "Prod-OneBox";
  private static final String ACTION = "PromotionGate";

  private final Bench bench = Bench.open();

  @Test
  void aPersonWhoRejectsBetweenOurLookAndOurApprovalStands() {
    Journey release = Journey.decided(bench);
    bench.faults().before("PutApprovalResult", () -> answer(false));

    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .as("the approval was answered a moment ago")
        .hasMessageContaining("ApprovalAlreadyCompletedException");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.pipeline().action(STAGE, ACTION).path("status").asText()).isEqualTo("Failed");
    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.StoodDown.class,
            down -> {
              assertThat(down.why()).startsWith("rejected by arn:aws:sts::");
              assertThat(down.promotedByPerson()).isFalse();
            });
  }

  @Test
  void aPersonWhoApprovesBetweenOurLookAndOurRejectionStands() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");
    bench.faults().before("PutApprovalResult", () -> answer(true));

    assertThatThrownBy(() -> release.functions().step(release.promotion(), "FAIL_ACTION"))
        .hasMessageContaining("ApprovalAlreadyCompletedException");
    assertThat(release.functions().step(release.promotion(), "FAIL_ACTION")).isEqualTo("DONE");
    release.functions().step(release.promotion(), "PULL");

    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
    assertThat(bench.faults().calls("RollbackStage")).isEmpty();
  }

  @Test
  void aJobThatExpiresBeforeItsPromotionIsSentPromotesNothing() {
    Journey release = Journey.atEntry(bench);
    bench.time().pass(Duration.ofMinutes(20).minusSeconds(5));
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    bench.faults().before("PutJobSuccessResult", () -> bench.time().pass(Duration.ofSeconds(6)));

    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobSuccessResult")).as("sent, and refused").hasSize(1);
    assertThat(bench.pipeline().action(STAGE, "EntryGate").path("status").asText())
        .isEqualTo("Failed");
    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.StoodDown.class);
    assertThat(bench.books().watched().all()).isEmpty();
  }

  @Test
  void aVerdictOfAnEarlierAttemptDoesNotAnswerTheApprovalOfALaterOne() {
    Journey release = Journey.decided(bench);
    String token = bench.pipeline().token(STAGE, ACTION);
    answer(false);
    bench.pipeline().retry(STAGE, release.execution());
    bench.time().settle();
    assertThat(bench.pipeline().token(STAGE, ACTION)).isNotEmpty().isNotEqualTo(token);

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
    assertThat(bench.pipeline().action(STAGE, ACTION).path("status").asText())
        .isEqualTo("InProgress");
    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.StoodDown.class);
  }

  @Test
  void aStaleReadOfTheStageLeadsToNoSecondAnswer() {
    Journey release = Journey.decided(bench);
    JsonNode stale = state();
    bench.faults().loseReplyOf("PutApprovalResult");
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");
    assertThat(bench.pipeline().action(STAGE, ACTION).path("status").asText())
        .isEqualTo("Succeeded");
    Rewrites late = Rewrites.before(bench, bench.pipeline().service());
    late.answer("GetPipelineState", (input, answer) -> stale);

    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .as("the stage still shows the action as waiting, so it is answered, and refused")
        .hasMessageContaining("the approval was refused: ");
    late.answer("GetPipelineState", (input, answer) -> answer);
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(release.timeline()).noneMatch(line -> line.contains("PROMOTED_BY_PERSON"));
  }

  @Test
  void aLateResultOfAnEarlierAttemptsTestIsNotTheLaterOnes() {
    Journey release = Journey.baking(bench);
    answer(false);
    release.judge(release.promotion());
    ask(release, "reopen", "ada", "reason", "I was mistaken", "wave", "one-box");
    bench.pipeline().retry(STAGE, release.execution());
    bench.time().settle();
    release.promotionStarted();
    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    assertThat(release.open(second)).isEqualTo("WATCH");

    release
        .functions()
        .recordTest(release.promotion(), "smoke", bench.time().now(), "{\"status\": \"passed\"}");

    assertThat(bench.books().releases().tests(second)).isEmpty();
    bench.time().pass(Journey.BAKE);
    assertThat(release.judge(second)).isEqualTo("LOOK_AGAIN");
    assertThat(release.timeline().getLast()).contains("required test smoke has no result");
  }

  private void answer(boolean approved) {
    bench.pipeline().answer(STAGE, ACTION, approved, "I saw it first");
    bench.time().settle();
  }

  private JsonNode state() {
    return bench
        .pipeline()
        .call(
            "GetPipelineState",
            JsonNodeFactory.instance.objectNode().put("name", TestPipeline.REF.name()))
        .deepCopy();
  }
}
