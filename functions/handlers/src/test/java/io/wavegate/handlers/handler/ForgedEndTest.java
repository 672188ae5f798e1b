package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.EndedMachines.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import org.junit.jupiter.api.Test;

/** Whose end it is, and whether it is one, the execution itself says. */
class ForgedEndTest {
  private final Bench bench = Bench.open();
  private final EndedMachines machines = new EndedMachines(bench);

  /** Executions are started by alias; an event that tells so is about the same machine. */
  @Test
  void theEndOfAnExecutionThatIsToldByItsAliasIsTakenOver() {
    Journey release = Journey.baking(bench);

    machines.ends(release.promotion(), Bench.WAVE_GATE, NAME, "TIMED_OUT");
    ObjectNode event =
        machines.event(release.promotion(), Bench.WAVE_GATE + ":live", NAME, "TIMED_OUT");

    String said = release.functions().machineEnded(event.toString());

    assertThat(said).startsWith("HALT: ");
  }

  @Test
  void anotherStateMachinesEndIsDiscarded() {
    Journey release = Journey.baking(bench);

    assertThat(
            machines.ended(
                release, release.promotion(), Bench.ROLLBACK + "-of-theirs", NAME, "FAILED"))
        .isEqualTo("discarded: an execution of another state machine");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  /** Anybody who may put events on a bus, or invoke the function, can forge one (attack 1). */
  @Test
  void aForgedEndOfAnExecutionThatRunsChangesNothing() {
    Journey release = Journey.baking(bench);
    String forged = machines.event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED").toString();

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
    String forged =
        machines.event(release.promotion(), Bench.WAVE_GATE, "made-up", "FAILED").toString();

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
        .machineEnded(
            machines.event(release.promotion(), Bench.WAVE_GATE, entry, "FAILED").toString());

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
                    machines
                        .event(release.promotion(), Bench.WAVE_GATE, NAME, "FAILED")
                        .toString()))
        .isEqualTo("ended well");
  }

  @Test
  void anExecutionThatCannotBeReadIsTriedAgain() {
    Journey release = Journey.baking(bench);
    bench.faults().refuse("DescribeExecution", "AccessDeniedException", 400);

    assertThatThrownBy(
            () -> machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDeniedException");
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }
}
