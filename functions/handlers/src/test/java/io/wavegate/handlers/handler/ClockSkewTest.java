package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Gate;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One function's clock is minutes beside the services' (fault 17). */
class ClockSkewTest {
  private static final Duration SKEW = Duration.ofMinutes(4);

  private final Bench bench = Bench.open();

  @Test
  void aJudgeWhoseClockIsBehindRollsBackForAnAlarmOfItsFuture() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();

    assertThat(judge(release, SKEW.negated())).isEqualTo("ROLL_BACK");
    assertThat(gate(release).verdict().orElseThrow().reason())
        .contains("checkout-aggregate went to ALARM at 10:36:00Z, 30m into a 1h bake");
  }

  @Test
  void aJudgeWhoseClockIsBehindPromotesNoEarlier() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Journey.BAKE);

    assertThat(judge(release, SKEW.negated())).isEqualTo("WATCH");
    bench.time().pass(SKEW);
    assertThat(judge(release, SKEW.negated())).isEqualTo("PROMOTE");
  }

  @Test
  void aPromotionByAJudgeWhoseClockIsAheadIsReadOnceMoreBeforeItIsApplied() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Journey.BAKE.minus(SKEW));
    assertThat(judge(release, SKEW)).isEqualTo("PROMOTE");
    bench.alarms().fire();

    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  private Gate gate(Journey release) {
    return release.gate(release.promotion());
  }

  private String judge(Journey release, Duration skew) {
    Wiring skewed =
        Wiring.over(
            bench.wiring().settings(),
            bench.clients(),
            () -> bench.time().now().plus(skew),
            bench.store(),
            bench.telemetry());
    return new Functions(skewed).judge(release.promotion()).path("next").asText();
  }
}
