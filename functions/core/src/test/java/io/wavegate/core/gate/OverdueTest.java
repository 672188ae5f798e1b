package io.wavegate.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gate that stands still shows, whatever it should have done (L1). */
class OverdueTest {
  private static final Instant DUE = Instant.parse("2026-05-04T12:00:00Z");
  private static final Verdict HALT = new Verdict.Halt("why");

  private static void assertDueAt(Instant opened, Phase phase) {
    Gate gate =
        new Gate(
            new AttemptId(Ids.gateId(), 1),
            "checkout",
            "digest",
            Carrier.APPROVAL,
            "Gate",
            opened,
            phase);
    assertThat(Overdue.said(gate, DUE.plus(Duration.ofMinutes(30)).minusNanos(1))).isEmpty();
    assertThat(Overdue.said(gate, DUE.plus(Duration.ofMinutes(30))))
        .hasValueSatisfying(said -> assertThat(said).contains("Mon 4 May 12:00Z"));
  }

  @Test
  void whatIsDueIsOverdueHalfAnHourLater() {
    Instant before = DUE.minusSeconds(9_999);
    assertDueAt(DUE, new Phase.Opened());
    assertDueAt(before, new Phase.Waiting(List.of("a window"), DUE));
    assertDueAt(before, new Phase.Watching("bakes", DUE));
    assertDueAt(before, new Phase.Decided(HALT, DUE));
    assertDueAt(before, new Phase.Applying(HALT, before, DUE));
    assertDueAt(before, new Phase.Settled(HALT, before, DUE, "failed"));
  }

  @Test
  void whatIsOverIsNeverOverdue() {
    Phase over = new Phase.StoodDown("gone", Phase.StoodDown.By.ABSENCE, DUE);
    Gate gate =
        new Gate(
            new AttemptId(Ids.gateId(), 1),
            "checkout",
            "digest",
            Carrier.APPROVAL,
            "Gate",
            DUE,
            over);
    assertThat(Overdue.said(gate, DUE.plus(Duration.ofDays(99)))).isEmpty();
  }
}
