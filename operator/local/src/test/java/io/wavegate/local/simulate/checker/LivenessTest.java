package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Logged;
import io.wavegate.local.simulate.trace.Happened.MachineMoved;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** L1 to L7: what has to happen, and by when. */
final class LivenessTest {
  private static final String MACHINE = "checkout-one-box-11111111-a1";

  private static Tale paged(Tale tale, Instant at) {
    return tale.call(at, 6, "Publish", Tale.input().put("Message", "look"));
  }

  @Test
  void l1AGateEndsByItsDeadline() {
    assertThat(Tale.deployed().breaks("L1")).hasSize(1);
    assertThat(
            Tale.deployed()
                .action(Plan.PROMOTION, "FAILED", at(60, 0))
                .answered(at(60, 0), "Rejected")
                .breaks("L1"))
        .isEmpty();
  }

  @Test
  void l1AnActionDoesNotTimeOutUnseen() {
    Tale lost = Tale.deployed().action(Plan.PROMOTION, "FAILED", at(23, 0));
    assertThat(lost.breaks("L1")).isNotEmpty();
    assertThat(paged(lost, at(22, 0)).breaks("L1")).isEmpty();
  }

  @Test
  void l2ARollBackLeadsToARollbackOrAPage() {
    Tale decided = Tale.deployed().decided(at(6, 0), 10, "ROLL_BACK");
    assertThat(decided.breaks("L2")).hasSize(1);
    assertThat(paged(decided, at(7, 0)).breaks("L2")).isEmpty();
    Tale late = Tale.deployed().decided(at(6, 0), 10, "ROLL_BACK");
    assertThat(paged(late, at(13, 0)).breaks("L2")).hasSize(1);
  }

  @Test
  void l3AnInvocationEnds() {
    assertThat(Tale.promoted().breaks("L3")).isEmpty();
    assertThat(Tale.promoted().add(new Invoked(at(9, 0), 99, "judge", "{}")).breaks("L3"))
        .hasSize(1);
  }

  @Test
  void l4AGateIsTakenUp() {
    Tale unheard =
        Tale.deployed()
            .without(h -> h instanceof Wrote wrote && wrote.sort().startsWith("GATE/"))
            .action(Plan.PROMOTION, "FAILED", at(40, 0));
    assertThat(unheard.breaks("L4")).hasSize(1);
    assertThat(paged(unheard, at(9, 0)).breaks("L4")).isEmpty();
  }

  @Test
  void l5AWatcherThatSeesNothingGivesNoHeartbeat() {
    Tale beat = Tale.begun().add(new Logged(at(2, 0), 9, "counts Heartbeat"));
    assertThat(beat.breaks("L5")).as("nothing was watched").isEmpty();
    Tale blind = beat.unanswered(at(2, 0), 9, "DescribeAlarms", Tale.input());
    assertThat(blind.breaks("L5")).hasSize(1);
    assertThat(blind.call(at(2, 0), 9, "DescribeAlarms", Tale.input()).breaks("L5")).isEmpty();
  }

  @Test
  void l7ADeadRollbackIsTakenOver() {
    Tale died =
        Tale.deployed().add(rollback(at(9, 0), "RUNNING")).add(rollback(at(10, 0), "ABORTED"));
    assertThat(died.breaks("L7")).hasSize(1);
    assertThat(paged(died, at(9, 59)).breaks("L7")).as("its last act").isEmpty();
    Tale again =
        Tale.deployed().add(rollback(at(9, 0), "RUNNING")).add(rollback(at(10, 0), "ABORTED"));
    assertThat(again.add(rollback(at(12, 0), "RUNNING")).breaks("L7")).isEmpty();
  }

  private static MachineMoved rollback(Instant at, String status) {
    return new MachineMoved(at, "wavegate-rollback", MACHINE + "-rollback", status, "");
  }

  @Test
  void l7ADeadMachineIsTakenOver() {
    Tale died =
        Tale.deployed()
            .add(new MachineMoved(at(9, 0), "wavegate-wave-gate", MACHINE, "ABORTED", ""));
    assertThat(died.breaks("L7")).hasSize(1);
    assertThat(died.stand(at(9, 2), 10, "Decided", "Halt").breaks("L7")).isEmpty();
  }

  @Test
  void s5ARollbackDoesNotWaitForWavegate() {
    Tale rollback =
        Tale.deployed().add(new PipelineMoved(at(0, 0), Tale.RELEASE, "STARTED", "ManualRollback"));
    assertThat(rollback.breaks("S5")).hasSize(1);
    assertThat(rollback.action(Plan.PROMOTION, "SUCCEEDED", at(4, 0)).breaks("S5")).isEmpty();
  }

  @Test
  void livenessIsJudgedFromWhenNothingGoesWrong() {
    Calm calm = new Calm(Optional.of(at(30, 0)));
    assertThat(calm.due(at(10, 0), Duration.ofMinutes(5))).contains(at(35, 0));
    assertThat(calm.due(at(40, 0), Duration.ofMinutes(5))).contains(at(45, 0));
    assertThat(new Calm(Optional.empty()).due(at(1, 0), Duration.ofMinutes(5))).isEmpty();
  }
}
