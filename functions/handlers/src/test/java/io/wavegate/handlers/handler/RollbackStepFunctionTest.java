package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollbackStepFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void everyStepInItsOrderBringsTheStageBack() {
    Journey release = Journey.toRollBack(bench);

    assertThat(step(release, "INTENT")).isEqualTo("DONE");
    assertThat(step(release, "STOP_LINE")).isEqualTo("DONE");
    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    assertThat(step(release, "VERIFY")).isEqualTo("AGAIN");
    letRollbackRun(release);
    bench.alarms().calm();
    assertThat(step(release, "VERIFY")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");
    assertThat(step(release, "RECOVERY")).as("it may fire again").isEqualTo("AGAIN");
    bench.time().pass(Duration.ofMinutes(4));
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("RECOVERED");

    assertThat(rollback(release).ends()).isInstanceOf(Ends.Recovered.class);
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
    assertThat(bench.pageSubjects())
        .containsExactly(
            "checkout: one-box is being rolled back",
            "checkout: one-box rolled back and recovered");
    assertThat(release.timeline().getLast())
        .startsWith("RECOVERED checkout-aggregate, checkout-onebox OK again");
  }

  @Test
  void theIntentNamesWhatComesBackAndQuarantinesTheRevision() {
    Journey release = Journey.toRollBack(bench);

    step(release, "INTENT");

    assertThat(release.timeline().getLast())
        .isEqualTo(
            "ROLLBACK one-box with pipeline-stage: rollback would return Prod-OneBox to 00000000,"
                + " revision 11111111 (Change 1111111111111111111111111111111111111111)");
    assertThat(bench.books().holds().quarantine("checkout", "2".repeat(40))).isPresent();
  }

  @Test
  void aCrashAfterTheIntentStillQuarantinesTheRevision() {
    Journey release = Journey.toRollBack(bench);
    bench.store().loseNextAnswer();
    assertThatThrownBy(() -> step(release, "INTENT")).hasMessageContaining("did not answer");

    step(release, "INTENT");

    assertThat(bench.books().holds().quarantine("checkout", "2".repeat(40))).isPresent();
  }

  @Test
  void theIntentIsWrittenOnce() {
    Journey release = Journey.toRollBack(bench);

    step(release, "INTENT");
    step(release, "INTENT");

    assertThat(bench.pages()).hasSize(1);
    assertThat(release.timeline()).filteredOn(line -> line.startsWith("ROLLBACK")).hasSize(1);
  }

  @Test
  void theLineIsStoppedBeforeTheActionFails() {
    Journey release = failed();

    assertThat(bench.faults().operations())
        .containsSubsequence("DisableStageTransition", "PutApprovalResult");
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(bench.pipeline().stage("Prod-OneBox").at("/latestExecution/status").asText())
        .isEqualTo("Failed");
    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
  }

  @Test
  void anUnsureLineIsStoppedAgain() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    bench.faults().loseReplyOf("DisableStageTransition");

    assertThat(step(release, "STOP_LINE")).isEqualTo("AGAIN");
    assertThat(step(release, "STOP_LINE")).isEqualTo("DONE");
  }

  @Test
  void rollbackStageIsCalledOnceAlthoughItsReplyIsLost() {
    Journey release = failed();
    bench.faults().loseReplyOf("RollbackStage");

    assertThat(step(release, "PULL")).isEqualTo("AGAIN");
    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(bench.faults().calls("RollbackStage")).hasSize(1);
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
  }

  @Test
  void rollbackStageIsCalledOnceAlthoughItsRecordIsLost() {
    Journey release = failed();
    bench.faults().before("RollbackStage", () -> bench.store().loseNextAnswer());
    assertThatThrownBy(() -> step(release, "PULL")).hasMessageContaining("did not answer");

    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(bench.faults().calls("RollbackStage")).hasSize(1);
  }

  @Test
  void aLeverWithoutAnEffectIsPulledAgainAfterAMinute() {
    Journey release = failed();
    bench.faults().refuseOnce("RollbackStage", "InternalFailure", 500);
    assertThat(step(release, "PULL")).isEqualTo("AGAIN");

    assertThat(step(release, "PULL")).as("it may not be listed yet").isEqualTo("AGAIN");
    bench.time().pass(Duration.ofSeconds(61));
    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
  }

  @Test
  void aRefusedLeverIsAPersons() {
    Journey release = failed();
    bench.faults().refuse("RollbackStage", "UnableToRollbackStageException", 400);

    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("NEEDS_PERSON");

    assertThat(rollback(release).steps().getFirst().stands()).isInstanceOf(Stands.Stuck.class);
    assertThat(bench.pages().getLast().message()).contains("UnableToRollbackStageException");
  }

  @Test
  void aReleaseWideRollbackReturnsEveryWaveNewestFirst() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(5));
    bench.alarms().fire();
    assertThat(release.judge(release.secondPromotion())).isEqualTo("ROLL_BACK");

    release.functions().step(release.secondPromotion(), "INTENT");
    release.functions().step(release.secondPromotion(), "STOP_LINE");

    assertThat(
            bench
                .books()
                .releases()
                .rollback(release.release(), "one-region")
                .orElseThrow()
                .value()
                .steps())
        .extracting(step -> step.stage())
        .containsExactly("Prod-Wave-1", "Prod-OneBox");
    assertThat(bench.pipeline().isOpen("Prod-Wave-1")).isFalse();
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
  }

  @Test
  void aPersonWhoRejectedInBetweenDidTheStepThemselves() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    step(release, "STOP_LINE");
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "I see it too");

    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(step(release, "INTENT"))
        .as("taken up again by the next execution")
        .isEqualTo("DONE");
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
  }

  @Test
  void aPersonWhoApprovedInBetweenIsNotOverridden() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    step(release, "STOP_LINE");
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "it is the fix");

    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(step(release, "PULL")).isEqualTo("DONE");
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("NEEDS_PERSON");

    assertThat(bench.faults().calls("RollbackStage")).as("no gate gets both (S3)").isEmpty();
    assertThat(bench.pages().getLast().message()).contains("approved by arn:aws:sts::");
  }

  @Test
  void anAlarmThatDoesNotRecoverIsAPersons() {
    Journey release = failed();
    step(release, "PULL");
    letRollbackRun(release);
    step(release, "VERIFY");
    step(release, "PULL");
    assertThat(step(release, "RECOVERY")).isEqualTo("AGAIN");
    bench.time().pass(Duration.ofHours(1));

    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("NEEDS_PERSON");
  }

  @Test
  void anErrorOfTheMachineIsAPersons() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");

    assertThat(release.functions().callPerson(release.promotion(), "States.Runtime: x"))
        .isEqualTo("NEEDS_PERSON");

    assertThat(rollback(release).ends())
        .isEqualTo(new Ends.NeedsPerson("States.Runtime: x", bench.time().now()));
    assertThat(bench.pageSubjects()).contains("checkout: one-box rollback needs a person");
  }

  @Test
  void aPersonIsCalledAlsoWhereNoIntentCouldBeWritten() {
    Journey release = Journey.toRollBack(bench);

    assertThat(release.functions().callPerson(release.promotion(), "States.Timeout"))
        .isEqualTo("NEEDS_PERSON");

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box rollback needs a person");
  }

  @Test
  void whereTheTargetIsNotReadForMinutesAPersonIsToldAllTheSame() {
    Journey release = Journey.toRollBack(bench);
    bench.faults().refuse("ListPipelineExecutions", "InternalFailure", 500);
    // The plan that was made before the deployment stands in for what cannot be read.
    assertThat(step(release, "INTENT")).isEqualTo("DONE");
    assertThat(rollback(release).steps().getFirst().net().said()).contains("00000000");
  }

  private Journey failed() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    step(release, "STOP_LINE");
    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    return release;
  }

  /** The rollback's own execution passes both gates and is deployed. */
  private void letRollbackRun(Journey release) {
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("approved");
    bench.time().settle();
  }

  private String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }

  private Rollback rollback(Journey release) {
    return bench
        .books()
        .releases()
        .rollback(release.release(), "one-box")
        .map(Kept::value)
        .orElseThrow();
  }
}
