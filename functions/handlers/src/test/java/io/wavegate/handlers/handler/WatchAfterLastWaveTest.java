package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The last wave is watched on for an hour; an alarm that begins in it counts to its end. */
class WatchAfterLastWaveTest {
  private final Bench bench = Bench.open();

  /** Ten minutes are tolerated; the alarm fires five minutes before the watch is over. */
  private Journey firesAtTheEnd() {
    bench.install(
        Bench.policy(
            "alarms: {aggregate: checkout-aggregate}",
            "alarms: {aggregate: checkout-aggregate, tolerance: 10m}"));
    Journey release = Journey.bakingInSecond(bench);
    ask(release, "approve", "ada", "reason", "looks good", "wave", "one-region");
    assertThat(release.judge(release.secondPromotion())).isEqualTo("PROMOTE_BY_PERSON");
    assertThat(release.functions().settle(release.secondPromotion())).isEqualTo("SETTLED");
    bench.time().pass(Duration.ofMinutes(55));
    bench.alarms().fire();
    return release;
  }

  @Test
  void anAlarmThatOutlastsTheWatchAndWhatIsToleratedTakesTheWaveBack() {
    Journey release = firesAtTheEnd();
    bench.time().pass(Duration.ofMinutes(8));
    release.functions().watch();
    release.functions().reconcile();
    assertThat(bench.states().rollbacks()).as("tolerated so far").isEmpty();
    assertThat(bench.books().watched().all()).as("looked at further").isNotEmpty();

    bench.time().pass(Duration.ofMinutes(3));
    release.functions().watch();

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  @Test
  void anAlarmThatNobodySawIsFoundAsTheWatchEnds() {
    Journey release = firesAtTheEnd();
    bench.time().pass(Duration.ofMinutes(11));
    bench.alarms().calm();
    bench.time().pass(Duration.ofMinutes(2));

    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).hasSize(1);
    assertThat(bench.books().watched().all()).isEmpty();
  }

  @Test
  void anAlarmThatIsOverInTimeIsForgivenAndTheWatchEnds() {
    Journey release = firesAtTheEnd();
    bench.time().pass(Duration.ofMinutes(9));
    bench.alarms().calm();

    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).isEmpty();
    assertThat(bench.books().watched().all()).isEmpty();
    assertThat(release.timeline())
        .contains("WATCH the watch over the wave ended: its time is over");
  }
}
