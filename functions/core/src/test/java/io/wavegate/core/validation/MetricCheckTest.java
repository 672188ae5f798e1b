package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.validation.MetricCheck.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A metric passes once its values have compared as wanted for long enough, up to the newest. */
class MetricCheckTest {
  private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
  private static final double MISSING = Double.NaN;

  private final MetricCheck check = new MetricCheck(below(0.5, Duration.ofMinutes(3)));

  private static TestKind.Metric below(double bound, Duration holds) {
    MetricQuery latency =
        new MetricQuery(
            "latency",
            "AWS/ApiGateway",
            "Latency",
            new LinkedHashMap<>(Map.of("ApiName", "checkout")),
            "p99",
            Duration.ofMinutes(1));
    return new TestKind.Metric("latency", List.of(latency), Comparison.BELOW, bound, holds);
  }

  /**
   * The deployment was over at eight; one value a minute from then on, looked at that much later.
   */
  private Held afterMinutes(int minutes, double... values) {
    List<MetricValue> series = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        series.add(new MetricValue(EIGHT.plus(Duration.ofMinutes(i)), values[i]));
      }
    }
    return check.look(series, EIGHT, EIGHT.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void aValueThatHoldsForLongEnoughPasses() {
    assertThat(afterMinutes(3, 0.2, 0.3, 0.4))
        .isEqualTo(new Held(true, "0.4 at 08:02Z, below 0.5 wanted for 3m; it has held for 3m"));
  }

  @Test
  void oneThatHasNotHeldForLongEnoughIsWaitedFor() {
    assertThat(afterMinutes(2, 0.2, 0.3))
        .isEqualTo(new Held(false, "0.3 at 08:01Z, below 0.5 wanted for 3m; it has held for 2m"));
  }

  @Test
  void oneThatDoesNotCompareStartsTheCountAnew() {
    assertThat(afterMinutes(5, 0.1, 0.1, 0.6, 0.1, 0.1).held()).isFalse();
    assertThat(afterMinutes(6, 0.1, 0.1, 0.6, 0.1, 0.1, 0.1).held()).isTrue();
    assertThat(afterMinutes(4, 0.1, 0.1, 0.1, 0.62))
        .isEqualTo(new Held(false, "0.62 at 08:03Z, below 0.5 wanted for 3m; it does not hold"));
  }

  @Test
  void theBoundItselfIsNotBelowIt() {
    assertThat(afterMinutes(3, 0.5, 0.5, 0.5).held()).isFalse();
  }

  @Test
  void aGapStartsTheCountAnew() {
    assertThat(afterMinutes(5, 0.1, 0.1, MISSING, 0.1, 0.1).held()).isFalse();
    assertThat(afterMinutes(6, 0.1, 0.1, MISSING, 0.1, 0.1, 0.1).held()).isTrue();
  }

  @Test
  void theNewestPeriodMayNotShowYetWhichIsNoGap() {
    assertThat(afterMinutes(7, 0.1, 0.1, 0.1).held()).isTrue();
    assertThat(afterMinutes(8, 0.1, 0.1, 0.1))
        .isEqualTo(
            new Held(
                false,
                "0.1 at 08:02Z, and none after it, below 0.5 wanted for 3m; it does not hold"));
  }

  @Test
  void aPeriodThatIsNotOverDoesNotCount() {
    Held atNow =
        check.look(
            List.of(
                new MetricValue(EIGHT, 0.1),
                new MetricValue(EIGHT.plusSeconds(60), 0.1),
                new MetricValue(EIGHT.plusSeconds(120), 0.1)),
            EIGHT,
            EIGHT.plusSeconds(179));

    assertThat(atNow.held()).isFalse();
  }

  @Test
  void whatWasBeforeTheDeploymentDoesNotCount() {
    Instant deployed = EIGHT.plusSeconds(1);

    assertThat(check.first(EIGHT)).isEqualTo(EIGHT);
    assertThat(check.first(deployed)).isEqualTo(EIGHT.plusSeconds(60));
    assertThat(
            check
                .look(
                    List.of(
                        new MetricValue(EIGHT, 0.1),
                        new MetricValue(EIGHT.plusSeconds(60), 0.1),
                        new MetricValue(EIGHT.plusSeconds(120), 0.1)),
                    deployed,
                    EIGHT.plusSeconds(180))
                .held())
        .isFalse();
  }

  @Test
  void withoutAnyValueNothingHolds() {
    assertThat(afterMinutes(10))
        .isEqualTo(new Held(false, "no value since the deployment, below 0.5 wanted for 3m"));
  }
}
