package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate that comes to no end asks a person, once, and not instead of a look. */
class AskedGateTest {
  private static final Duration PAST_THE_DEADLINE = Duration.ofHours(8);

  private final Bench bench = Bench.open();

  @BeforeEach
  void asks() {
    bench.install(
        Bench.policy(
            "{carrier: approval, action: PromotionGate}",
            "{carrier: approval, action: PromotionGate, ask: true, ask-for: 4h}"));
  }

  @Test
  void aPersonIsPagedOnceAndTheGateSleepsOnItsToken() {
    Journey release = unreadable();

    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
    bench.time().pass(Duration.ofMinutes(10));
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");

    assertThat(bench.faults().calls("Publish"))
        .singleElement()
        .satisfies(call -> assertThat(call.input().toString()).contains("asks for a decision"));
    assertThat(release.gate(release.promotion()).phase())
        .isInstanceOfSatisfying(
            Phase.Watching.class,
            watching -> assertThat(watching.note()).startsWith("asks a person until"));
  }

  @Test
  void aPageThatDidNotArriveIsTriedAgain() {
    Journey release = unreadable();
    bench.faults().refuse("Publish", "InternalError", 500);

    assertThatThrownBy(() -> release.judge(release.promotion()))
        .hasMessageContaining("whether anybody was paged is not known");
    bench.faults().mend("Publish");
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");

    assertThat(release.timeline()).anyMatch(line -> line.startsWith("PAGED asks a person"));
  }

  @Test
  void withoutAnAnswerItHalts() {
    Journey release = unreadable();
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
    bench.time().pass(Duration.ofHours(4));

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
  }

  @Test
  void anAlarmStillRollsBack() {
    Journey release = unreadable();
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
    bench.faults().mend("GetMetricData");
    bench.alarms().fire();

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  private Journey unreadable() {
    Journey release = Journey.baking(bench);
    bench.time().pass(PAST_THE_DEADLINE);
    bench.faults().refuse("GetMetricData", "InternalServiceFault", 500);
    return release;
  }
}
