package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.handlers.store.Holds.Quarantine;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may stand in a rollback's way in the pipeline (faults 31, 32, 34, 58). */
class RollbackObstaclesTest {
  private static final String STAGE = "Prod-OneBox";

  private final Bench bench = Bench.open();

  @Test
  void aStageThatIsStillInProgressIsNotRolledBackYet() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    step(release, "STOP_LINE");
    assertThat(status()).isEqualTo("InProgress");

    assertThat(step(release, "PULL")).isEqualTo("AGAIN");
    assertThat(bench.faults().calls("RollbackStage")).isEmpty();

    step(release, "FAIL_ACTION");
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
  }

  @Test
  void aStructureThatWasChangedSinceLeavesItToAPerson() {
    Journey release = Journey.toRollBack(bench);
    bench.pipeline().edit(stage -> {});
    toTheLever(release);

    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    endsWithAPerson(release);

    assertThat(bench.faults().calls("RollbackStage")).as("CodePipeline would refuse it").isEmpty();
    assertThat(bench.pages().getLast().message())
        .contains("since the pipeline's structure was changed");
  }

  @Test
  void aStructureThatIsChangedWhileItIsUnderWayIsRefusedAndLeftToAPerson() {
    Journey release = Journey.toRollBack(bench);
    toTheLever(release);
    bench.pipeline().edit(stage -> {});

    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    endsWithAPerson(release);

    assertThat(bench.faults().calls("RollbackStage")).as("asked once, and refused").hasSize(1);
    assertThat(bench.pages().getLast().message()).contains("PipelineExecutionOutdatedException");
  }

  private void endsWithAPerson(Journey release) {
    step(release, "PULL");
    step(release, "RECOVERY");
    assertThat(step(release, "REPORT")).isEqualTo("NEEDS_PERSON");
    assertThat(bench.pipeline().rollbacks()).isZero();
  }

  @Test
  void aRevisionInQuarantineIsNoWayBack() {
    Journey.promoted(bench);
    Journey release = Journey.toRollBack(bench);
    quarantine(bench, "2222222222222222222222222222222222222222");
    toTheLever(release);

    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    assertThat(release.timeline())
        .filteredOn(line -> line.startsWith("ROLLBACK") && line.contains("would return"))
        .singleElement()
        .asString()
        .contains("revision 11111111");
  }

  @Test
  void whereAllThatSucceededBeforeIsInQuarantineAPersonIsTold() {
    quarantine(bench, "1111111111111111111111111111111111111111");

    Journey release = Journey.toRollBack(bench);

    assertThat(release.timeline().toString())
        .contains("NO NET: what succeeded in stage Prod-OneBox before, revision 1111");
    step(release, "INTENT");
    assertThat(bench.pages().getLast().message()).contains("is quarantined: it charged twice");
  }

  private static void quarantine(Bench bench, String revision) {
    bench
        .books()
        .holds()
        .quarantine("checkout", new Quarantine(revision, "it charged twice", bench.time().now()));
  }

  @Test
  void aStageThatRollsItselfBackIsNotRolledBackASecondTime() {
    Bench other = Bench.bare(CodePipelineSettings.DEFAULTS);
    other.install(Bench.policy("scope: wave", "scope: wave, halt-rolls-back: true"));
    other.pipeline().edit(RollbackObstaclesTest::rollsItselfBack);
    other.time().pass(Duration.ofMinutes(1));
    Journey.promoted(other);
    Journey release = Journey.toRollBack(other);
    release.functions().step(release.promotion(), "INTENT");
    release.functions().step(release.promotion(), "STOP_LINE");
    release.functions().step(release.promotion(), "FAIL_ACTION");
    other.time().settle();
    assertThat(other.pipeline().rollbacks()).as("CodePipeline's own").isEqualTo(1);

    assertThat(release.functions().step(release.promotion(), "PULL")).isEqualTo("PULLED");

    assertThat(release.timeline().getLast())
        .contains("is already being rolled back to", "by a person, by CodePipeline itself");
    assertThat(other.faults().calls("RollbackStage")).isEmpty();
    assertThat(other.pipeline().rollbacks()).isEqualTo(1);
  }

  private static void rollsItselfBack(ObjectNode stage) {
    if (stage.path("name").asText().equals(STAGE)) {
      stage.putObject("onFailure").put("result", "ROLLBACK");
    }
  }

  @Test
  void aRedriveOfEitherMachineRepeatsNoEffect() {
    Journey release = Journey.toRollBack(bench);
    toTheLever(release);
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    runRollback(release);
    bench.alarms().calm();
    for (String step : new String[] {"VERIFY", "PULL", "RECOVERY", "REPORT"}) {
      bench.time().pass(Duration.ofMinutes(4));
      step(release, step);
    }
    assertThat(ends(release)).isInstanceOf(Ends.Recovered.class);
    long pages = bench.pages().size();
    bench.faults().forget();

    AttemptId gate = release.promotion();
    release.functions().openGate(gate);
    assertThat(release.functions().judge(gate).path("rollbackName").asText())
        .as("of an execution that there is already")
        .isEqualTo(gate.executionName("checkout") + "-rollback");
    release.functions().settle(gate);
    release.functions().report(gate);
    for (String step :
        new String[] {"INTENT", "FAIL_ACTION", "PULL", "VERIFY", "PULL", "RECOVERY"}) {
      step(release, step);
    }

    assertThat(bench.faults().operations())
        .doesNotContain("PutApprovalResult", "RollbackStage", "StartExecution");
    assertThat(bench.pages()).hasSize((int) pages);
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
  }

  private void toTheLever(Journey release) {
    step(release, "INTENT");
    step(release, "STOP_LINE");
    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    bench.time().settle();
  }

  /** The rollback's own execution passes both gates and is deployed. */
  private void runRollback(Journey release) {
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("approved");
    bench.time().settle();
  }

  private String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }

  private String status() {
    return bench.pipeline().stage(STAGE).at("/latestExecution/status").asText();
  }

  private Ends ends(Journey release) {
    return bench
        .books()
        .releases()
        .rollback(release.release(), "one-box")
        .map(Kept::value)
        .orElseThrow()
        .ends();
  }
}
