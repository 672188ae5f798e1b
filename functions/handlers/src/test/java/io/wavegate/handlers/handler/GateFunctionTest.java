package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.RecordingStates.Started;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateFunctionTest {
  private final Bench bench = Bench.open();
  private final Journey release = Journey.pushed(bench);

  @Test
  void theFirstJobOpensTheGateAndStartsItsMachineWithTheGateAlone() {
    release.functions().gate(bench.pipeline().lastJob());

    assertThat(release.gate(release.entry()).phase()).isEqualTo(new Phase.Opened());
    assertThat(bench.states().started())
        .containsExactly(
            new Started(
                Bench.WAVE_GATE,
                "checkout-one-box-entry-00000000-a1",
                "{\"gate\":\"" + release.entry().key() + "\"}",
                "RUNNING"));
    assertThat(release.timeline())
        .containsExactly(
            "GATE_OPENED entry gate opened, attempt 1, carried by invoke action EntryGate");
  }

  @Test
  void theSameEventTwiceOpensOneGate() {
    release.functions().gate(bench.pipeline().lastJob());
    release.functions().gate(bench.pipeline().lastJob());

    assertThat(bench.states().started()).hasSize(1);
    assertThat(bench.books().releases().gates(release.release())).hasSize(1);
    assertThat(release.timeline()).hasSize(1);
  }

  @Test
  void theSameEventAfterTheGateHasPassedOpensNoOther() {
    String event = bench.pipeline().lastJob();
    Journey deploying = deployed(event);

    deploying.functions().gate(event);

    assertThat(bench.books().releases().gates(deploying.release())).hasSize(1);
    assertThat(bench.books().watched().of("checkout-aggregate"))
        .as("the deployment is still watched")
        .hasSize(1);
  }

  @Test
  void theSameEventAfterTheVerdictLeavesTheActionToTheMachine() {
    String event = bench.pipeline().lastJob();
    release.functions().gate(event);
    release.functions().judgeAfter(release.entry(), "States.Runtime");

    release.functions().gate(event);

    assertThat(bench.faults().calls("PutJobFailureResult"))
        .as("the line is not stopped yet, so the action must not be failed")
        .isEmpty();
  }

  @Test
  void aMachineThatWasNotStartedIsStartedByTheNextDelivery() {
    bench.faults().refuse("StartExecution", "ServiceUnavailable", 503);
    String event = bench.pipeline().lastJob();
    assertThatThrownBy(() -> release.functions().gate(event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("started is not known");

    bench.faults().mend("StartExecution");
    release.functions().gate(event);

    assertThat(bench.states().started()).hasSize(1);
    assertThat(bench.books().releases().gates(release.release())).hasSize(1);
  }

  @Test
  void aLostAnswerOfTheStoreOpensOneGate() {
    String event = bench.pipeline().lastJob();
    release.functions().gate(event);
    int kept = bench.store().all().size();
    Bench other = Bench.open();
    Journey again = Journey.pushed(other);
    other.store().loseNextAnswer();
    assertThatThrownBy(() -> again.functions().gate(other.pipeline().lastJob()))
        .hasMessageContaining("did not answer");

    again.functions().gate(other.pipeline().lastJob());

    assertThat(other.store().all()).hasSize(kept);
    assertThat(other.states().started()).hasSize(1);
  }

  @Test
  void aRetriedStageFailsAtOnceAfterAHalt() {
    release.functions().gate(bench.pipeline().lastJob());
    release.functions().judgeAfter(release.entry(), "States.Runtime");
    release.functions().settle(release.entry());

    retry("Prod-OneBox");
    String said = release.functions().gate(bench.pipeline().lastJob());

    assertThat(said).startsWith("decided HALT before, at the entry gate");
    assertThat(bench.pipeline().action("Prod-OneBox", "EntryGate").path("status").asText())
        .isEqualTo("Failed");
    assertThat(bench.books().releases().gates(release.release())).hasSize(1);
  }

  @Test
  void anActionRetriedAfterItsOwnTimeoutIsANewAttempt() {
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(Duration.ofMinutes(21));

    retry("Prod-OneBox");
    release.functions().gate(bench.pipeline().lastJob());

    assertThat(release.gate(release.id("one-box", GateKind.ENTRY, 2)).phase())
        .isEqualTo(new Phase.Opened());
    assertThat(release.judge(release.entry())).as("the attempt before").isEqualTo("REPORT");
    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.StoodDown.class);
    assertThat(release.judge(release.id("one-box", GateKind.ENTRY, 2))).isEqualTo("PROMOTE");
  }

  @Test
  void whatIsNoJobIsDiscardedAndCounted() {
    String said =
        release
            .functions()
            .gate(bench.pipeline().actionEvent("Prod-OneBox", "EntryGate", "STARTED"));

    assertThat(said).isEqualTo("discarded: not a job: ActionStateChange");
    assertThat(release.functions().gate("{\"CodePipeline.job\": 7}")).startsWith("discarded: ");
    assertThat(bench.telemetry().counts()).containsExactly("Discarded", "Discarded");
  }

  @Test
  void aJobOfAnotherAccountIsDiscarded() {
    String event = bench.pipeline().lastJob().replace("111122223333", "999999999999");

    assertThat(release.functions().gate(event)).startsWith("discarded: a job of account 9999");
    assertThat(bench.states().started()).isEmpty();
  }

  private Journey deployed(String event) {
    release.functions().gate(event);
    release.functions().judge(release.entry());
    release.functions().settle(release.entry());
    return release;
  }

  private void retry(String stage) {
    bench.pipeline().retry(stage, release.execution());
    bench.time().settle();
  }
}
