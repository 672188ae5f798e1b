package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Phase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A Lambda action is held by one job after the other, each with the token of the one before. */
class ContinuedJobTest {
  private final Bench bench = Bench.open();

  @Test
  void aJobThatNobodyAnsweredInTimeIsToldToAPerson() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(21));

    assertThat(release.judge(release.secondPromotion())).isEqualTo("REPORT");
    release.functions().report(release.secondPromotion());

    assertThat(bench.pages()).hasSize(1);
    assertThat(bench.pageSubjects())
        .containsExactly("checkout: the promotion gate of one-region ran out of time");
    assertThat(bench.pages().getFirst().message())
        .contains("failed to return a result", "Retry the stage to have it judged again");
  }

  /** Nothing was deployed behind it yet: there is nothing to watch, and nothing to roll back. */
  @Test
  void anEntryThatNobodyAnsweredInTimeIsToldAsOne() {
    Journey release = Journey.atEntry(bench);
    bench.time().pass(Duration.ofMinutes(21));

    release.judge(release.entry());
    release.functions().report(release.entry());

    assertThat(bench.pageSubjects())
        .containsExactly("checkout: the entry gate of one-box ran out of time");
    assertThat(bench.pages().getFirst().message())
        .contains("Nothing of it was deployed here. Retry the stage")
        .doesNotContain("roll it back");
  }

  @Test
  void theNextJobIsHeldInPlaceOfTheOneBefore() {
    Journey second = continued();
    String first = bench.pipeline().jobs().getLast();

    bench.time().pass(Duration.ofSeconds(30));
    second.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(Duration.ofMinutes(19));

    assertThat(bench.pipeline().lastJob()).isNotEqualTo(first);
    assertThat(second.gate(second.secondPromotion()).phase()).isInstanceOf(Phase.Watching.class);
    assertThat(bench.pipeline().action("Prod-Wave-1", "PromotionGate").path("status").asText())
        .isEqualTo("InProgress");
  }

  @Test
  void aJobOnlyHandsAGateOnIfTheTokenNamesIt() {
    Journey second = Journey.bakingInSecond(bench);
    String event =
        bench
            .pipeline()
            .lastJob()
            .replace(
                "\"data\":{",
                "\"data\":{\"continuationToken\":\"" + second.promotion().key() + "\",");

    assertThat(second.functions().gate(event))
        .isEqualTo("misconfigured: the continuation token belongs to another gate");
  }

  @Test
  void aDecidedGateAnswersTheNextJobAtOnce() {
    Journey second = continued();
    second.functions().judgeAfter(second.secondPromotion(), "States.Runtime");
    assertThat(second.functions().settle(second.secondPromotion())).isEqualTo("CARRIER_AWAY");

    bench.time().pass(Duration.ofSeconds(30));
    String said = second.functions().gate(bench.pipeline().lastJob());

    assertThat(said).isEqualTo("answered at once: SETTLED");
    assertThat(bench.pipeline().action("Prod-Wave-1", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
    assertThat(bench.pipeline().isOpen("Prod-Wave-1")).isFalse();
  }

  /** CodePipeline fails an action whose job nobody answers, and the line may be open yet. */
  @Test
  void theJobOfAGateThatIsToRollBackIsHeldUntilItsRollbackFailsIt() {
    Journey second = Journey.bakingInSecond(bench);
    bench.alarms().fire();
    assertThat(second.judge(second.secondPromotion())).isEqualTo("ROLL_BACK");
    bench.faults().refuse("DisableStageTransition", "InternalFailure", 500);
    second.functions().step(second.secondPromotion(), "INTENT");
    assertThat(second.functions().step(second.secondPromotion(), "STOP_LINE")).isEqualTo("AGAIN");

    second.hold(Duration.ofMinutes(22));

    assertThat(bench.pipeline().action("Prod-Wave-1", "PromotionGate").path("status").asText())
        .isEqualTo("InProgress");
    bench.faults().mend("DisableStageTransition");
    assertThat(second.functions().step(second.secondPromotion(), "STOP_LINE")).isEqualTo("DONE");
    assertThat(second.functions().step(second.secondPromotion(), "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(second.gate(second.secondPromotion()).isRollBack()).isTrue();
  }

  @Test
  void theJobOfAGateWhoseRollbackIsAPersonsIsNotHeldForIt() {
    Journey second = continued();
    bench.alarms().fire();
    assertThat(second.judge(second.secondPromotion())).isEqualTo("ROLL_BACK");
    second.functions().step(second.secondPromotion(), "INTENT");
    second.functions().step(second.secondPromotion(), "CALL_PERSON");

    bench.time().pass(Duration.ofSeconds(30));

    assertThat(second.functions().gate(bench.pipeline().lastJob()))
        .isEqualTo("answered at once: SETTLED");
  }

  /** What fails the action frees the stage, and whoever waits in front of it comes in. */
  @Test
  void aRollbackFailsTheNextJobOnceTheLineIsClosed() {
    Journey second = continued();
    bench.alarms().fire();
    assertThat(second.judge(second.secondPromotion())).isEqualTo("ROLL_BACK");

    bench.time().pass(Duration.ofSeconds(30));
    assertThat(second.functions().gate(bench.pipeline().lastJob()))
        .isEqualTo("held for its state machine");
    assertThat(bench.pipeline().action("Prod-Wave-1", "PromotionGate").path("status").asText())
        .isEqualTo("InProgress");
    second.functions().step(second.secondPromotion(), "INTENT");
    second.functions().step(second.secondPromotion(), "STOP_LINE");
    second.functions().step(second.secondPromotion(), "FAIL_ACTION");

    assertThat(bench.pipeline().isOpen("Prod-Wave-1")).isFalse();
    assertThat(bench.pipeline().action("Prod-Wave-1", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
  }

  /** The line is closed already, and the machine comes round for the job that was on its way. */
  @Test
  void aRollbackWhoseLineIsClosedFailsTheNextJobAtOnce() {
    Journey second = continued();
    bench.alarms().fire();
    assertThat(second.judge(second.secondPromotion())).isEqualTo("ROLL_BACK");
    second.functions().step(second.secondPromotion(), "INTENT");
    second.functions().step(second.secondPromotion(), "STOP_LINE");
    second.functions().step(second.secondPromotion(), "FAIL_ACTION");

    bench.time().pass(Duration.ofSeconds(30));

    assertThat(second.functions().gate(bench.pipeline().lastJob()))
        .isEqualTo("answered at once: SETTLED");
    assertThat(bench.pipeline().isOpen("Prod-Wave-1")).isFalse();
  }

  @Test
  void anUndecidedGateHoldsTheNextJob() {
    Journey second = continued();

    bench.time().pass(Duration.ofSeconds(30));

    assertThat(second.functions().gate(bench.pipeline().lastJob())).isEqualTo("held on");
    assertThat(second.functions().gate(bench.pipeline().lastJob()))
        .as("the same job delivered again")
        .isEqualTo("a job is held already");
  }

  @Test
  void aRetriedStageFailsAtOnceAfterARollback() {
    Journey bad = Journey.toRollBack(bench);
    bad.functions().step(bad.promotion(), "INTENT");
    bad.functions().step(bad.promotion(), "FAIL_ACTION");

    bench.pipeline().retry("Prod-OneBox", bad.execution());
    String said = bad.promotionStarted();

    assertThat(said).startsWith("rejected: Wavegate: decided ROLL_BACK before");
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
  }

  private Journey continued() {
    Journey second = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(12));
    second.functions().watch();
    return second;
  }
}
