package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.checker.Breach;
import io.wavegate.local.simulate.run.Simulations.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationProgressTest {
  private static final Instant AT = Instant.parse("2026-05-04T08:30:06Z");

  private final StringWriter err = new StringWriter();

  private void played(int all, long... broken) {
    SimulationProgress progress = new SimulationProgress(new PrintWriter(err), all);
    for (int i = 1; i <= all; i++) {
      long seed = 100L + i;
      boolean isBroken = Arrays.stream(broken).anyMatch(b -> b == seed);
      Breach breach = new Breach("S1", AT, "promotion of one-box: no reading");
      progress.accept(new Progress(i, seed, isBroken ? Optional.of(breach) : Optional.empty()));
    }
  }

  @Test
  void aLongRunSaysHowFarItIs() {
    played(2_500);
    assertThat(err.toString().lines())
        .containsExactly(
            "wavegate: 1,000 of 2,500 schedules, no violation",
            "wavegate: 2,000 of 2,500 schedules, no violation");
  }

  @Test
  void aBrokenRuleIsToldAtOnce() {
    played(2_500, 150, 1_200);
    assertThat(err.toString().lines())
        .containsExactly(
            "wavegate: S1 broken by 150: promotion of one-box: no reading",
            "wavegate: 1,000 of 2,500 schedules, 1 violation",
            "wavegate: S1 broken by 1200: promotion of one-box: no reading",
            "wavegate: 2,000 of 2,500 schedules, 2 violations");
  }

  @Test
  void whatIsOverSoonSaysNothingBesideItsEnd() {
    played(1_000);
    assertThat(err.toString()).isEmpty();
  }
}
