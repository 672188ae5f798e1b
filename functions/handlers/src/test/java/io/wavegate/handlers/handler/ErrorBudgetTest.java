package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Admissions;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.gate.Phase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A wave starts only while enough of its error budget is left. */
class ErrorBudgetTest {
  private final Bench bench = Bench.open();

  private Journey wanting(int atLeast) {
    return wanting(atLeast, "Count");
  }

  private Journey wanting(int atLeast, String metric) {
    bench.install(
        Bench.policy(
            "    bake: {for: 1h",
            """
                error-budget:
                  expression: requests / 100
                  over: 1d
                  at-least: %d
                  metrics: [{id: requests, namespace: AWS/ApiGateway, metric: %s, \
            dimensions: {ApiName: checkout}, stat: Sum, period: 5m}]
                bake: {for: 1h"""
                .formatted(atLeast, metric)));
    return Journey.atEntry(bench);
  }

  @Test
  void whereThereIsEnoughLeftItStartsAndTheAdmissionCanBeComputedAgain() {
    bench.time().pass(Duration.ofMinutes(10));
    Journey release = wanting(2);

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(release.timeline().getLast())
        .contains("no holds; error budget 2, at least 2 wanted");
    String look = bench.books().releases().evidence(release.entry()).orElseThrow().look();
    assertThat(Admissions.judge(CoreJson.read(look, EntryLook.class)))
        .isInstanceOfSatisfying(
            Admission.Admit.class,
            admit ->
                assertThat(admit.verdict())
                    .isEqualTo(release.gate(release.entry()).verdict().orElseThrow()));
  }

  @Test
  void whereItIsSpentTheEntryGateWaits() {
    bench.time().pass(Duration.ofMinutes(10));
    Journey release = wanting(3);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    assertThat(release.timeline().getLast())
        .startsWith("WAITING error budget spent: requests / 100 is 2 since Mon 2 Mar 10:05Z");
  }

  @Test
  void aValueThatOnlyMovesIsNoNews() {
    bench.time().pass(Duration.ofMinutes(10));
    Journey release = wanting(9);
    release.open(release.entry());
    int lines = release.timeline().size();

    bench.alarms().traffic(60);
    bench.time().pass(Duration.ofMinutes(7));
    assertThat(release.judge(release.entry())).isEqualTo("WAIT");

    assertThat(release.timeline()).hasSize(lines);
    assertThat(release.gate(release.entry()).phase())
        .isInstanceOfSatisfying(
            Phase.Waiting.class,
            waiting ->
                assertThat(waiting.blockers())
                    .singleElement()
                    .asString()
                    .doesNotContain("is 2 since"));
  }

  @Test
  void withoutDataItIsNotKnown() {
    Journey release = wanting(0, "Counts");

    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    assertThat(release.timeline().getLast()).startsWith("WAITING the error budget was not read: ");
  }
}
