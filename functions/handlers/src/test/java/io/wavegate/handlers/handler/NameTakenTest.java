package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.RecordingStates.Started;
import io.wavegate.handlers.testing.TestPipeline;
import org.junit.jupiter.api.Test;

/** The name of a gate's execution is taken by another one (fault 51). */
class NameTakenTest {
  private final Bench bench = Bench.open();

  @Test
  void aGateWhoseExecutionsNameIsTakenHaltsAndAPersonIsTold() {
    Journey release = Journey.deploying(bench);
    String name = release.promotion().executionName("checkout");
    Started other =
        new Started(Bench.WAVE_GATE, name, "{\"gate\":\"of another release\"}", "SUCCEEDED");
    bench.states().ended(other, "", "");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    assertThat(bench.faults().calls("StartExecution").getLast().input().path("name").asText())
        .isEqualTo(name);
    assertThat(bench.states().started()).as("and it was refused").contains(other);

    release.functions().reconcile();

    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> assertThat(settled.verdict()).isInstanceOf(Verdict.Halt.class));
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }
}
