package io.wavegate.handlers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.handlers.testing.TestTime;
import org.junit.jupiter.api.Test;

class RollbackNameTest {
  @Test
  void aShortNameIsTheGatesWithItsPurpose() {
    assertThat(RollbackStarts.name(gate("checkout", "one-box")))
        .isEqualTo("checkout-one-box-1f3a9c2e-a1-rollback");
  }

  @Test
  void theLongestNamesFitIntoAnExecutionsNameWithWhatIsPutBehindThem() {
    String name = RollbackStarts.name(gate("s".repeat(40), "w".repeat(40)));

    assertThat(name + "-r10").hasSizeLessThanOrEqualTo(80);
    assertThat(name).endsWith("-rollback");
  }

  @Test
  void longNamesOfDifferentGatesStayDifferent() {
    assertThat(RollbackStarts.name(gate("s".repeat(40), "w".repeat(39) + "a")))
        .isNotEqualTo(RollbackStarts.name(gate("s".repeat(40), "w".repeat(39) + "b")));
  }

  private static Gate gate(String service, String wave) {
    GateId id =
        new GateId(TestPipeline.REF, "1f3a9c2e-0000", "Prod-OneBox", wave, GateKind.PROMOTION);
    return new Gate(
        new AttemptId(id, 1),
        service,
        "digest",
        Carrier.APPROVAL,
        "PromotionGate",
        TestTime.MONDAY,
        new Phase.Opened());
  }
}
