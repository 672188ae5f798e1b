package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A release-wide rollback meets a newer release in an earlier wave (fault 62). */
class NewerReleaseInTheWayTest {
  private static final String STOP = "StopPipelineExecution";

  private final Bench bench = Bench.open();
  private final Journey release = Journey.bakingInSecond(bench);

  /** A person takes the release back: no alarm speaks against the newer one. */
  private void takeBack() {
    String body = "{\"reason\": \"wrong prices\", \"release\": \"" + release.execution() + "\"}";
    assertThat(release.functions().operate("/services/checkout/rollback", "ada", body))
        .startsWith("200 rollback of release");
    assertThat(release.judge(release.secondPromotion())).isEqualTo("ROLL_BACK");
    step("INTENT");
  }

  /** The second wave cannot be rolled back, so that the first one's turn comes. */
  private void comeToTheFirstWave() {
    step("FAIL_ACTION");
    bench.time().settle();
    bench.faults().refuse("RollbackStage", "UnableToRollbackStageException", 400);
    assertThat(step("PULL")).isEqualTo("NEXT");
    bench.faults().mend("RollbackStage");
  }

  private String step(String step) {
    return release.functions().step(release.secondPromotion(), step);
  }

  private String status() {
    return bench.pipeline().stage("Prod-OneBox").at("/latestExecution/status").asText();
  }

  private String stuck() {
    Rollback rollback =
        bench
            .books()
            .releases()
            .rollback(release.release(), "one-region")
            .map(Kept::value)
            .orElseThrow();
    return rollback.steps().getLast().stands() instanceof Stands.Stuck stuck ? stuck.why() : "";
  }

  private long rollbacksOfTheFirstWave() {
    return bench.faults().calls("RollbackStage").stream()
        .filter(call -> call.input().toString().contains("Prod-OneBox"))
        .count();
  }

  @Test
  void oneThatIsDeployedIsStoppedWithoutAbandoningAndThenLeftToAPerson() {
    Journey newer = Journey.deploying(bench);
    takeBack();

    assertThat(step("STOP_LINE")).isEqualTo("DONE");

    assertThat(bench.faults().calls(STOP)).hasSize(1);
    assertThat(bench.faults().calls(STOP).getFirst().input().path("abandon").asBoolean()).isFalse();
    assertThat(bench.faults().operations())
        .as("first nothing more can enter")
        .containsSubsequence("DisableStageTransition", "DisableStageTransition", STOP);
    assertThat(bench.pageSubjects()).contains("checkout: a newer release was stopped at one-box");
    comeToTheFirstWave();
    assertThat(step("PULL")).as("while it is deployed").isEqualTo("AGAIN");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(status()).isEqualTo("Stopped");
    assertThat(step("PULL")).isEqualTo("NEXT");

    assertThat(stuck())
        .isEqualTo(
            "stage Prod-OneBox holds release %s, which is newer: it was stopped, and no gate has judged what it deployed there"
                .formatted(newer.execution()));
    assertThat(rollbacksOfTheFirstWave()).isZero();
    assertThat(bench.faults().calls(STOP)).hasSize(1);
    assertThat(release.timeline())
        .containsSubsequence(
            "INTENT will stop the newer release " + newer.execution() + " in stage Prod-OneBox",
            "EFFECT the newer release " + newer.execution() + " in stage Prod-OneBox stopped");
  }

  @Test
  void theGateOfOneThatBakesHaltsIt() {
    Journey newer = Journey.baking(bench);
    takeBack();
    step("STOP_LINE");

    assertThat(newer.judge(newer.promotion())).isEqualTo("HALT");
    assertThat(newer.gate(newer.promotion()).verdict().orElseThrow().reason())
        .startsWith("stopped by Wavegate: release " + release.execution().substring(0, 8));
    newer.functions().settle(newer.promotion());
    bench.time().settle();

    assertThat(status()).isEqualTo("Stopped");
    comeToTheFirstWave();
    assertThat(step("PULL")).isEqualTo("NEXT");
    assertThat(stuck()).contains("it was stopped");
    assertThat(rollbacksOfTheFirstWave()).isZero();
  }

  @Test
  void oneThatWaitsAtItsEntryGateIsRefusedThere() {
    Journey newer = Journey.atEntry(bench);
    takeBack();
    step("STOP_LINE");

    assertThat(newer.judge(newer.entry())).isEqualTo("HALT");
    assertThat(newer.functions().settle(newer.entry())).isEqualTo("SETTLED");
    bench.time().settle();

    assertThat(status()).isEqualTo("Stopped");
    assertThat(newer.timeline().toString()).contains("stopped by Wavegate: release ");
  }

  @Test
  void aPersonCanTakeBackTheOneThatWasStoppedOnceItsGateHasEnded() {
    Journey newer = Journey.baking(bench);
    takeBack();
    step("STOP_LINE");
    newer.judge(newer.promotion());
    newer.functions().settle(newer.promotion());
    comeToTheFirstWave();
    step("PULL");
    String body = "{\"reason\": \"same prices\", \"release\": \"" + newer.execution() + "\"}";

    assertThat(newer.functions().operate("/services/checkout/rollback", "ada", body))
        .contains("rollback started as");
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      newer.functions().step(newer.promotion(), step);
    }

    assertThat(newer.functions().step(newer.promotion(), "PULL")).isEqualTo("PULLED");
    assertThat(rollbacksOfTheFirstWave()).isEqualTo(1);
  }

  @Test
  void badEvidenceAgainstOneThatWasStoppedTakesItBackByItsOwnGate() {
    Journey newer = Journey.baking(bench);
    takeBack();
    step("STOP_LINE");
    bench.time().pass(Duration.ofMinutes(1));

    bench.alarms().fire();

    assertThat(newer.judge(newer.promotion())).isEqualTo("ROLL_BACK");
    assertThat(newer.gate(newer.promotion()).verdict().orElseThrow().reason())
        .contains("went to ALARM");
  }

  @Test
  void oneWhoseOwnGateHasDecidedAgainstItIsNotStopped() {
    Journey newer = Journey.baking(bench);
    bench.alarms().fire();
    assertThat(newer.judge(newer.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.judge(release.secondPromotion())).isEqualTo("ROLL_BACK");
    step("INTENT");

    step("STOP_LINE");

    assertThat(bench.faults().calls(STOP)).isEmpty();
  }

  @Test
  void aStopWhoseReplyIsLostIsNotSentAgain() {
    Journey.deploying(bench);
    takeBack();
    bench.faults().loseReplyOf(STOP);
    step("STOP_LINE");
    bench.faults().mend(STOP);
    comeToTheFirstWave();

    assertThat(step("PULL")).isEqualTo("AGAIN");
    bench.time().pass(Duration.ofMinutes(1));
    assertThat(step("PULL")).isEqualTo("AGAIN");

    assertThat(bench.faults().calls(STOP)).hasSize(1);
    assertThat(bench.pageSubjects()).contains("checkout: a newer release was stopped at one-box");
  }

  @Test
  void aStopThatNeverArrivedIsSentAgainAfterAMinute() {
    Journey.deploying(bench);
    takeBack();
    bench.faults().refuse(STOP, "ServiceUnavailable", 503);
    step("STOP_LINE");
    bench.faults().mend(STOP);
    comeToTheFirstWave();
    assertThat(step("PULL")).isEqualTo("AGAIN");
    assertThat(status()).isEqualTo("InProgress");

    bench.time().pass(Duration.ofMinutes(1));
    assertThat(step("PULL")).isEqualTo("AGAIN");

    assertThat(status()).isEqualTo("Stopping");
  }

  @Test
  void aStopThatIsRefusedIsAPersons() {
    Journey.deploying(bench);
    takeBack();
    bench.faults().refuse(STOP, "AccessDeniedException", 400);
    step("STOP_LINE");
    comeToTheFirstWave();

    assertThat(step("PULL")).isEqualTo("NEXT");

    assertThat(stuck()).contains("it could not be stopped: AccessDeniedException");
    assertThat(bench.faults().calls(STOP)).hasSize(1);
  }

  @Test
  void oneThatIsMarkedAsTheFixIsLeftAlone() {
    Journey newer = Journey.deploying(bench);
    Operating.ask(
        newer, "fix-forward", "ada", "reason", "right prices", "release", newer.execution());
    takeBack();

    step("STOP_LINE");
    comeToTheFirstWave();
    assertThat(step("PULL")).isEqualTo("NEXT");

    assertThat(bench.faults().calls(STOP)).isEmpty();
    assertThat(stuck()).contains("it is marked as the fix by " + Operating.ADA + ": right prices");
  }

  @Test
  void whereThePolicyTakesBackOneWaveAloneNothingIsStopped() {
    Bench other = Bench.open();
    other.install(Bench.policy("scope: release", "scope: wave"));
    Journey old = Journey.bakingInSecond(other);
    Journey.deploying(other);
    String body = "{\"reason\": \"wrong prices\", \"release\": \"" + old.execution() + "\"}";
    old.functions().operate("/services/checkout/rollback", "ada", body);
    assertThat(old.judge(old.secondPromotion())).isEqualTo("ROLL_BACK");
    old.functions().step(old.secondPromotion(), "INTENT");

    old.functions().step(old.secondPromotion(), "STOP_LINE");

    assertThat(other.faults().calls(STOP)).isEmpty();
  }
}
