package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A wave that was stopped stays deployed: it is watched on, and a refusal is not undone (S2, S8).
 */
class StoppedWaveTest {
  private static final String STAGE = "Prod-OneBox";
  private static final String ACTION = "PromotionGate";

  private final Bench bench = Bench.open();

  private Journey rejected() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer(STAGE, ACTION, false, "the basket looks wrong");
    bench.time().settle();
    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    return release;
  }

  private String retried(Journey release) {
    bench.pipeline().retry(STAGE, release.execution());
    bench.time().settle();
    return release.promotionStarted();
  }

  @Test
  void aRejectionIsNotUndoneByARetryOfTheStage() {
    Journey release = rejected();

    assertThat(retried(release))
        .startsWith("rejected: Wavegate: rejected by arn:aws:sts::")
        .endsWith("the basket looks wrong, at the promotion gate");
    assertThat(bench.pipeline().action(STAGE, ACTION).path("status").asText()).isEqualTo("Failed");
  }

  @Test
  void aRejectionThatNobodyNoticedIsNotUndoneByARetryOfTheStage() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer(STAGE, ACTION, false, "the basket looks wrong");
    bench.time().settle();

    assertThat(retried(release))
        .startsWith("rejected: Wavegate: rejected by arn:aws:sts::")
        .endsWith("the basket looks wrong, at the promotion gate");
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Stopped.class);
  }

  @Test
  void aRejectionBeforeAPromotionIsAppliedIsNotUndoneByARetryOfTheStage() {
    Journey release = Journey.decided(bench);
    bench.pipeline().answer(STAGE, ACTION, false, "the basket looks wrong");
    bench.time().settle();

    assertThat(retried(release)).startsWith("rejected: Wavegate: rejected by arn:aws:sts::");
  }

  @Test
  void aRejectionAtThePromotionGateStopsAStageThatIsRetriedFromItsEntry() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer(STAGE, ACTION, false, "the basket looks wrong");
    bench.time().settle();
    bench.pipeline().retry(STAGE, release.execution(), "ALL_ACTIONS");
    bench.time().settle();

    assertThat(release.functions().gate(bench.pipeline().lastJob()))
        .startsWith("rejected by arn:aws:sts::")
        .endsWith("at the promotion gate");
    assertThat(bench.pipeline().action(STAGE, "EntryGate").path("status").asText())
        .isEqualTo("Failed");
  }

  @Test
  void whatIsOpenedAgainIsNotHaltedForWhatHadFailedBefore() {
    Journey release = rejected();
    ask(release, "reopen", "ada", "reason", "my browser's cache", "wave", "one-box");

    release.functions().reconcile();
    bench.time().pass(Duration.ofMinutes(5));
    release.functions().reconcile();

    assertThat(bench.pageSubjects()).isEmpty();
    assertThat(retried(release)).startsWith("gate open").endsWith("promotion/2");
  }

  @Test
  void aStageThatIsNotReadIsNotOpenedAgain() {
    Journey release = rejected();
    bench.faults().refuse("GetPipelineState", "ThrottlingException", 400);

    assertThat(ask(release, "reopen", "ada", "reason", "my cache", "wave", "one-box"))
        .startsWith("409 ")
        .contains("stage Prod-OneBox was not read, ask again in a minute: ThrottlingException");
    bench.faults().mend("GetPipelineState");
    assertThat(retried(release)).startsWith("rejected: ");
  }

  @Test
  void whereTheHistoryIsNotReadTheRetriedStageIsNotJudgedAnew() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer(STAGE, ACTION, false, "the basket looks wrong");
    bench.time().settle();
    bench.faults().refuse("ListActionExecutions", "ThrottlingException", 400);

    assertThatThrownBy(() -> retried(release))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not read: ThrottlingException");
    assertThat(release.timeline()).noneMatch(line -> line.contains("attempt 2"));

    bench.faults().mend("ListActionExecutions");
    assertThat(release.promotionStarted()).startsWith("rejected: Wavegate: rejected by ");
  }

  @Test
  void theRetriedRunIsToldOnceBeforeItIsFailed() {
    Journey release = rejected();
    retried(release);
    release.promotionStarted();

    assertThat(release.timeline())
        .filteredOn(line -> line.startsWith("INTENT will fail PromotionGate"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("INTENT will fail PromotionGate at once: rejected by ")
                    .endsWith("the basket looks wrong, at the promotion gate"));
  }

  @Test
  void aGateThatLooksOnlyAfterTheRetryFindsTheRejectionToo() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer(STAGE, ACTION, false, "the basket looks wrong");
    bench.time().settle();
    bench.pipeline().retry(STAGE, release.execution());
    bench.time().settle();

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    assertThat(release.promotionStarted()).startsWith("rejected: Wavegate: rejected by ");
  }

  @Test
  void aRejectionIsUndoneByAPersonWhoSaysWhy() {
    Journey release = rejected();

    assertThat(ask(release, "reopen", "ada", "reason", "my browser's cache", "wave", "one-box"))
        .contains("promotion gate of wave one-box, release " + release.execution() + ", reopened");

    assertThat(retried(release)).startsWith("gate open");
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Deploying.class);
  }

  @Test
  void whatWasRejectedAndRolledBackIsNotOpenedAgain() {
    Journey release = rejected();
    ask(release, "rollback", "ada", "reason", "prices");

    assertThat(ask(release, "reopen", "ada", "reason", "after all", "wave", "one-box"))
        .startsWith("409 a rollback of release ")
        .endsWith(" was begun, and what is taken back is not opened again: release the fix");
  }

  @Test
  void whatWasHaltedAndIsTakenBackIsNotOpenedAgain() {
    Journey release = Journey.baking(bench);
    ask(release, "reject", "ada", "reason", "legal", "wave", "one-box");
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    ask(release, "rollback", "ada", "reason", "prices");

    assertThat(ask(release, "reopen", "ada", "reason", "after all", "wave", "one-box"))
        .startsWith("409 a rollback of release ");
    assertThat(retried(release)).startsWith("rejected: Wavegate: decided HALT before");
  }

  @Test
  void anAlarmAtARejectedWaveIsToldOnceAndTakesNothingBack() {
    Journey release = rejected();
    bench.time().pass(Duration.ofHours(3));
    bench.alarms().fire();
    release.functions().watch();
    bench.time().pass(Duration.ofMinutes(1));
    release.functions().watch();

    assertThat(bench.pageSubjects()).containsExactly("checkout: alarm after one-box was stopped");
    assertThat(bench.pages().getFirst().message())
        .contains(
            "3h after one-box was stopped",
            "is deployed there still (stage Prod-OneBox)",
            "rejected by",
            "wavegate rollback checkout/" + release.execution() + " --wave one-box");
    assertThat(bench.states().rollbacks()).isEmpty();
  }

  @Test
  void anAlarmAtAHaltedWaveIsTold() {
    Journey release = Journey.baking(bench);
    ask(release, "reject", "ada", "reason", "legal", "wave", "one-box");
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    release.functions().settle(release.promotion());
    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();
    release.functions().watch();

    assertThat(bench.pageSubjects()).containsExactly("checkout: alarm after one-box was stopped");
  }

  @Test
  void aStageThatIsRetriedAfterItsTimeRanOutIsJudgedOverAllOfItsTime() {
    Journey release = Journey.bakingInSecond(bench);
    Stands.Baking bake = (Stands.Baking) release.watch("one-region").stands();
    bench.time().pass(Duration.ofMinutes(21));
    assertThat(release.judge(release.secondPromotion())).isEqualTo("REPORT");
    bench.alarms().fire();
    bench.time().pass(Duration.ofMinutes(5));
    bench.alarms().calm();
    bench.pipeline().retry("Prod-Wave-1", release.execution());
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());

    AttemptId second = release.id("one-region", GateKind.PROMOTION, 2);
    release.open(second);
    assertThat(release.watch("one-region").stands()).isEqualTo(bake);
    assertThat(release.judge(second)).as("it fired while nobody judged").isEqualTo("ROLL_BACK");
  }
}
