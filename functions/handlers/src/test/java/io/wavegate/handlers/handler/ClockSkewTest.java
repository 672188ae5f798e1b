package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One function's clock is minutes beside the services' (fault 17). */
class ClockSkewTest {
  private static final Duration SKEW = Duration.ofMinutes(4);

  private final Bench bench = Bench.open();

  @Test
  void aJudgeWhoseClockIsApartFromCloudWatchsJudgesOnNothing() {
    Journey release = Journey.baked(bench);

    for (Duration skew : List.of(SKEW, SKEW.negated())) {
      JsonNode answer = judge(release, skew);
      assertThat(answer.path("next").asText()).isNotEqualTo("PROMOTE");
      assertThat(release.gate(release.promotion()).verdict()).as("%s apart", skew).isEmpty();
    }
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
  }

  @Test
  void aJudgeWhoseClockIsAheadShortensNoBake() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Journey.BAKE.minus(SKEW));

    assertThat(judge(release, SKEW).path("next").asText()).isEqualTo("LOOK_AGAIN");
  }

  @Test
  void whatStaysApartToTheDeadlineHaltsAndSaysWhoseClockSaysWhat() {
    Journey release = Journey.baked(bench);
    bench.time().pass(Duration.ofHours(7));

    assertThat(judge(release, SKEW).path("next").asText()).isEqualTo("HALT");
    assertThat(release.gate(release.promotion()).verdict().orElseThrow().reason())
        .contains(
            "the function's clock says 2026-03-02T18:13:00Z, the service's 2026-03-02T18:09:00Z");
  }

  @Test
  void aPromotionIsNotAppliedByAFunctionWhoseClockIsApart() {
    Journey release = Journey.baked(bench);
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");

    assertThat(skewed(SKEW.negated()).settle(release.promotion())).isEqualTo("JUDGE_AGAIN");
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
  }

  @Test
  void secondsAreWhatAnAnswerMayTake() {
    Journey release = Journey.baked(bench);

    assertThat(judge(release, Duration.ofSeconds(14)).path("next").asText()).isEqualTo("PROMOTE");
  }

  private JsonNode judge(Journey release, Duration skew) {
    return skewed(skew).judge(release.promotion());
  }

  private Functions skewed(Duration skew) {
    return new Functions(
        Wiring.over(
            bench.wiring().settings(),
            bench.clients(),
            bench.sources(() -> bench.time().now().plus(skew)),
            bench.store(),
            bench.telemetry()));
  }
}
