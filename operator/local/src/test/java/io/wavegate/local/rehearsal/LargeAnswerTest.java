package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.Shipped;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test function answers may be larger than a state of Step Functions takes (fault 42). */
class LargeAnswerTest {
  private static final int MORE_THAN_A_STATE_TAKES = 270_000;

  @Test
  void aPassThatNobodyCanReadPromotesNothing(@TempDir Path folder) {
    Path home = Shipped.copyTo(folder);
    Path file = home.resolve("examples/checkout/scenarios/test-fails.yaml");
    Shipped.replace(file, "answers: failed", "answers: passed");
    Shipped.replace(file, "9 of 12 checks passed", "x".repeat(MORE_THAN_A_STATE_TAKES));

    Outcome played = new Rehearsal(home, Watcher.NONE).play(Shipped.read(file));

    assertThat(played.gates())
        .filteredOn(gate -> gate.gate().equals("promotion"))
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.verdict()).contains("ROLL_BACK");
              assertThat(gate.reason())
                  .contains("required test smoke failed", "States.DataLimitExceeded")
                  .hasSizeLessThan(500);
            });
    assertThat(played.rollbacks()).singleElement().asString().contains("recovered in");
  }
}
