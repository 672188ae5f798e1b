package io.wavegate.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wave is watched from its entry on, however far it is. */
class WaveWatchTest {
  private static final WatchWindow WINDOW =
      new WatchWindow(Times.FROM, Times.DEPLOYED, Times.BAKED, Times.DEADLINE);

  @Test
  void theWatchBeganWithTheEntryHoweverFarTheWaveIs() {
    assertThat(new Stands.Deploying(Times.FROM).from()).isEqualTo(Times.FROM);
    assertThat(new Stands.Baking(WINDOW, List.of()).from()).isEqualTo(Times.FROM);
    assertThat(new Stands.After(WINDOW, Times.SETTLED, Times.DEADLINE).from())
        .isEqualTo(Times.FROM);
  }

  @Test
  void aWatchThatGoesOnKeepsWhatItIsAbout() {
    WaveWatch deploying = watch(new Stands.Deploying(Times.FROM));
    Stands baking = new Stands.Baking(WINDOW, List.of("pinned"));
    assertThat(deploying.standing(baking)).isEqualTo(watch(baking));
  }

  @Test
  void anExtendedWindowKeepsItsDeadline() {
    assertThat(WINDOW.extendedTo(Times.at("10:25:00")))
        .isEqualTo(
            new WatchWindow(Times.FROM, Times.DEPLOYED, Times.at("10:25:00"), Times.DEADLINE));
  }

  private static WaveWatch watch(Stands stands) {
    return new WaveWatch(
        Ids.gateId().release(), "checkout", "one-box", "Prod-OneBox", List.of("a"), stands);
  }
}
