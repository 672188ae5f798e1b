package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.RecordingStates.Started;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An execution of ours that dies is taken over (L7). */
class MachineEndedFunctionTest {
  private static final String NAME = "checkout-one-box-00000000-a1";
  private static final String ROLLBACK_NAME = NAME + "-rollback";

  private final Bench bench = Bench.open();

  @Test
  void anUndecidedGateHaltsAndAPersonIsTold() {
    Journey release = Journey.baking(bench);

    String said = ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "TIMED_OUT");

    assertThat(said).startsWith("HALT: the state machine met an error: the execution ended as");
    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void theSameEndTwiceActsOnce() {
    Journey release = Journey.baking(bench);

    ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "ABORTED");
    ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "ABORTED");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(bench.faults().calls("DisableStageTransition")).hasSize(1);
  }

  @Test
  void aHaltThatEndedAsDesignedPagesNoSecondTime() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    release.functions().settle(release.promotion());
    release.functions().report(release.promotion());
    fails(release.promotion(), "Wavegate.Halted");

    release
        .functions()
        .machineEnded(event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString());

    assertThat(bench.pages()).hasSize(1);
  }

  @Test
  void aHaltThatWasDecidedButNotAppliedIsAppliedAndAPersonIsTold() {
    Journey release = Journey.baking(bench);
    release.functions().judgeAfter(release.promotion(), "States.Runtime");
    fails(release.promotion(), "Wavegate.HaltNotApplied");

    release
        .functions()
        .machineEnded(event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString());

    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void aPromotionThatNobodyIsThereToApplyHalts() {
    Journey release = Journey.decided(bench);

    assertThat(ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .startsWith("HALT: ");

    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
  }

  @Test
  void aPromotionThatMayBeUnderWayIsLeftAloneUntilItCannotComeAnyMore() {
    Journey release = Journey.decided(bench);
    bench.faults().refuseOnce("PutApprovalResult", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");

    assertThat(ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .startsWith("a promotion may be under way");
    assertThat(bench.faults().calls("PutApprovalResult")).hasSize(1);
    bench.time().pass(Duration.ofMinutes(5));
    release.functions().reconcile();

    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> assertThat(settled.verdict()).isInstanceOf(Verdict.Halt.class));
  }

  @Test
  void aPromotionWhoseCarrierIsAwayDoesNotStayWithoutAMachine() {
    Journey release = Journey.bakingInSecond(bench);
    release.hold(Duration.ofMinutes(129));
    assertThat(release.judge(release.secondPromotion())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.secondPromotion())).isEqualTo("CARRIER_AWAY");
    String name = release.secondPromotion().executionName("checkout");
    ended(release, release.secondPromotion(), Bench.WAVE_GATE, name, "FAILED");
    bench.time().pass(Duration.ofMinutes(2));

    release.functions().gate(bench.pipeline().lastJob());
    assertThat(release.gate(release.secondPromotion()).phase()).isInstanceOf(Phase.Applying.class);
    bench.time().pass(Duration.ofMinutes(3));
    release.functions().reconcile();

    assertThat(release.gate(release.secondPromotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> assertThat(settled.verdict()).isInstanceOf(Verdict.Halt.class));
  }

  @Test
  void aRollbackThatWasNotStartedIsStarted() {
    Journey release = Journey.toRollBack(bench);

    String said = ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED");

    assertThat(said).isEqualTo("rollback started as " + ROLLBACK_NAME);
    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK_NAME);
  }

  @Test
  void aRollbackThatIsRefusedIsNotForgotten() {
    Journey release = Journey.toRollBack(bench);
    bench.faults().refuse("StartExecution", "StateMachineDoesNotExist", 400);

    assertThatThrownBy(() -> ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .as("Lambda tries again, and then the dead-letter queue alarms")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("StateMachineDoesNotExist");
  }

  @Test
  void aRollbackThatDiedGoesOnUnderTheNextName() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");

    ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME, "TIMED_OUT");
    ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME + "-r2", "TIMED_OUT");

    assertThat(bench.states().rollbacks())
        .containsExactly(ROLLBACK_NAME, ROLLBACK_NAME + "-r2", ROLLBACK_NAME + "-r3");
  }

  @Test
  void aRollbackThatDiesAgainAndAgainIsAPersonsInTheEnd() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");

    ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME, "FAILED");
    for (int i = 0; i < 30; i++) {
      String last = bench.states().rollbacks().getLast();
      ended(release, release.promotion(), Bench.ROLLBACK, last, "FAILED");
    }

    assertThat(bench.states().rollbacks()).hasSize(10);
    assertThat(
            bench
                .books()
                .releases()
                .rollback(release.release(), "one-box")
                .orElseThrow()
                .value()
                .ends())
        .isInstanceOf(Ends.NeedsPerson.class);
    assertThat(bench.pageSubjects()).contains("checkout: one-box rollback needs a person");
  }

  @Test
  void aRollbackThatIsOverIsLeftAlone() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");
    release.functions().callPerson(release.promotion(), "enough");

    assertThat(ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME, "FAILED"))
        .isEqualTo("the rollback is over");
    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK_NAME);
  }

  @Test
  void anExecutionThatSucceededIsLeftAlone() {
    Journey release = Journey.baking(bench);

    assertThat(ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "SUCCEEDED"))
        .isEqualTo("ended well");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  /** Executions are started by alias; an event that tells so is about the same machine. */
  @Test
  void theEndOfAnExecutionThatIsToldByItsAliasIsTakenOver() {
    Journey release = Journey.baking(bench);

    ends(release.promotion(), Bench.WAVE_GATE, NAME, "TIMED_OUT");
    ObjectNode event = event(release.promotion(), Bench.WAVE_GATE + ":live", NAME, "TIMED_OUT");

    String said = release.functions().machineEnded(event.toString());

    assertThat(said).startsWith("HALT: ");
  }

  @Test
  void anotherStateMachinesEndIsDiscarded() {
    Journey release = Journey.baking(bench);

    assertThat(ended(release, release.promotion(), Bench.ROLLBACK + "-of-theirs", NAME, "FAILED"))
        .isEqualTo("discarded: an execution of another state machine");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  /** Anybody who may put events on a bus, or invoke the function, can forge one (attack 1). */
  @Test
  void aForgedEndOfAnExecutionThatRunsChangesNothing() {
    Journey release = Journey.baking(bench);
    String forged = event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString();

    assertThat(release.functions().machineEnded(forged))
        .isEqualTo("discarded: execution " + NAME + " still runs");

    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isTrue();
    assertThat(bench.pages()).isEmpty();
    assertThat(bench.telemetry().counts()).containsExactly("Discarded");
  }

  @Test
  void aForgedEndOfAnExecutionThatNeverWasChangesNothing() {
    Journey release = Journey.baking(bench);
    String forged = event(release.promotion(), Bench.WAVE_GATE, "made-up", "FAILED").toString();

    assertThat(release.functions().machineEnded(forged))
        .isEqualTo("discarded: there is no execution made-up");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  @Test
  void anEndIsThatOfTheGateWhichTheExecutionItselfNames() {
    Journey release = Journey.baking(bench);
    String entry = release.entry().executionName("checkout");
    bench.states().end(entry, "FAILED");

    release
        .functions()
        .machineEnded(event(release.promotion(), Bench.WAVE_GATE, entry, "FAILED").toString());

    assertThat(release.gate(release.promotion()).isUndecided())
        .as("the event's input names this gate, the execution's the other")
        .isTrue();
  }

  @Test
  void anEndThatTheExecutionSaysOtherwiseIsTakenAsItSays() {
    Journey release = Journey.baking(bench);
    bench.states().end(NAME, "SUCCEEDED");

    assertThat(
            release
                .functions()
                .machineEnded(
                    event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString()))
        .isEqualTo("ended well");
  }

  @Test
  void anExecutionThatCannotBeReadIsTriedAgain() {
    Journey release = Journey.baking(bench);
    bench.faults().refuse("DescribeExecution", "AccessDeniedException", 400);

    assertThatThrownBy(() -> ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDeniedException");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  /** The execution ends, and its event comes. */
  private String ended(Journey release, AttemptId id, String machine, String name, String status) {
    ends(id, machine, name, status);
    return release.functions().machineEnded(event(id, machine, name, status).toString());
  }

  private void ends(AttemptId id, String machine, String name, String status) {
    bench.states().ended(new Started(machine, name, input(id), status), "", "");
  }

  private void fails(AttemptId id, String error) {
    bench.states().ended(new Started(Bench.WAVE_GATE, NAME, input(id), "FAILED"), error, "why");
  }

  private static String input(AttemptId id) {
    return "{\"gate\":\"" + id.key() + "\"}";
  }

  private ObjectNode event(AttemptId id, String machine, String name, String status) {
    ObjectNode event =
        ((ObjectNode) TestPipeline.parse("{}"))
            .put("version", "0")
            .put("id", "315c1398-40ff-a850-213b-158f73e60175")
            .put("detail-type", "Step Functions Execution Status Change")
            .put("source", "aws.states")
            .put("account", "111122223333")
            .put("time", bench.time().now().toString())
            .put("region", "eu-west-1");
    event
        .putObject("detail")
        .put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":" + name)
        .put("stateMachineArn", machine)
        .put("name", name)
        .put("status", status)
        .put("input", input(id));
    return event;
  }
}
