package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrafficFlowTest {
  private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

  private final TrafficFlow flow = new TrafficFlow(40);

  @Test
  void countsAtItsRate() {
    assertThat(flow.sum(NINE, NINE.plusSeconds(90))).hasValue(60);
  }

  @Test
  void countsEachTimeAtTheRateOfThatTime() {
    flow.change(NINE.plusSeconds(60), 10);

    assertThat(flow.sum(NINE, NINE.plusSeconds(120))).hasValue(50);
    assertThat(flow.sum(NINE.plusSeconds(60), NINE.plusSeconds(120))).hasValue(10);
  }

  @Test
  void withoutARateNothingIsReportedWhichIsNotNought() {
    flow.change(NINE, 0);

    assertThat(flow.sum(NINE, NINE.plusSeconds(60))).isEmpty();
    assertThat(flow.sum(NINE.minusSeconds(60), NINE.plusSeconds(60))).hasValue(40);
  }
}
