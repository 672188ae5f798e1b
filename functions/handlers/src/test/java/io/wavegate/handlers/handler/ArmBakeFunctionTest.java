package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.RecordingStates.Woken;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArmBakeFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void theTokenIsKeptAndAQuietBakeSleeps() {
    Journey release = opened();

    assertThat(arm(release, "token-1", 0)).isEqualTo("sleeps on: the bake is not over");

    assertThat(bench.books().secrets().token(release.promotion()).orElseThrow().token())
        .isEqualTo("token-1");
    assertThat(bench.states().woken()).isEmpty();
  }

  @Test
  void anAlarmThatIsBadAlreadyWakesTheBakeAtOnce() {
    Journey release = opened();
    bench.alarms().fire();
    bench.states().sleepOn("token-1");

    assertThat(arm(release, "token-1", 0)).startsWith("woken: ROLL_BACK");

    assertThat(bench.states().woken()).extracting(Woken::token).containsExactly("token-1");
  }

  @Test
  void anOlderTokenNeverReplacesALaterOne() {
    Journey release = opened();
    Instant now = bench.time().now();

    arm(release, "token-2", 2);
    assertThat(arm(release, "token-1", 1)).isEqualTo("a later token is kept");
    assertThat(release.functions().arm(release.promotion(), "token-0", now.minusSeconds(60), 9))
        .isEqualTo("a later token is kept");

    assertThat(bench.books().secrets().token(release.promotion()).orElseThrow().token())
        .isEqualTo("token-2");
  }

  @Test
  void aLaterEntryReplacesAnEarlierOneWhateverItsRetries() {
    Journey release = opened();
    arm(release, "token-1", 7);

    release.functions().arm(release.promotion(), "token-2", bench.time().now().plusSeconds(60), 0);

    assertThat(bench.books().secrets().token(release.promotion()).orElseThrow().token())
        .isEqualTo("token-2");
  }

  @Test
  void aTokenThatRacedWithAnOlderOneIsTheOneThatIsKept() {
    Journey release = opened();
    arm(release, "token-0", 0);
    bench.store().beforeNextWrite(() -> arm(release, "token-1", 1));

    arm(release, "token-2", 2);

    assertThat(bench.books().secrets().token(release.promotion()).orElseThrow().token())
        .isEqualTo("token-2");
  }

  @Test
  void whetherTheBakeWasWokenMustBeKnown() {
    Journey release = opened();
    bench.alarms().fire();
    bench.faults().refuse("SendTaskFailure", "AccessDeniedException", 400);

    assertThatThrownBy(() -> arm(release, "token-1", 0))
        .as("a refusal is not a bake that is awake")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDeniedException");
  }

  private Journey opened() {
    Journey release = Journey.atPromotion(bench);
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    return release;
  }

  private String arm(Journey release, String token, int retry) {
    return release.functions().arm(release.promotion(), token, bench.time().now(), retry);
  }
}
