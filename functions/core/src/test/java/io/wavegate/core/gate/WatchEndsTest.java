package io.wavegate.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A watch ends when it has nothing left to see, and not before. */
class WatchEndsTest {
  private static final Instant NOW = Times.DEPLOYED.plus(Duration.ofHours(5));
  private static final String NEWER = "0a0a0a0a-0000-4000-8000-000000000000";

  @Test
  void aDeploymentIsWatchedWhileItsStageShowsIt() {
    assertThat(WatchEnds.over(deploying(), stage(Ids.EXECUTION, "InProgress"), true)).isEmpty();
    assertThat(WatchEnds.over(deploying(), stage(Ids.EXECUTION, "Failed"), true)).isEmpty();
  }

  @Test
  void aDeploymentThatWasStoppedIsNotWatchedAnyMore() {
    assertThat(WatchEnds.over(deploying(), stage(Ids.EXECUTION, "Stopped"), true))
        .contains("the deployment was stopped");
  }

  @Test
  void aDeploymentThatTheStageDoesNotShowIsNotWatchedAnyMore() {
    assertThat(WatchEnds.over(deploying(), stage(NEWER, "InProgress"), false))
        .contains("stage Prod-OneBox shows release 0a0a0a0a");
  }

  @Test
  void aPromotedWaveIsWatchedUntilItsTimeIsOver() {
    assertThat(WatchEnds.over(after(NOW.plusSeconds(1)), NOW)).isEmpty();
    assertThat(WatchEnds.over(after(NOW), NOW)).contains("its time is over");
    assertThat(WatchEnds.over(deploying(), NOW)).isEmpty();
  }

  @Test
  void aPromotedWaveIsWatchedWhileANewerReleaseOnlyWaitsToBeLetIn() {
    WaveWatch watch = after(NOW.plusSeconds(1));

    assertThat(WatchEnds.over(watch, stage(NEWER, "InProgress"), false)).isEmpty();
    assertThat(WatchEnds.over(watch, stage(NEWER, "InProgress"), true))
        .contains("release 0a0a0a0a was let in");
  }

  @Test
  void aStoppedWaveIsWatchedWhileItsReleaseIsThereAndItsTimeLasts() {
    WaveWatch watch =
        watch(
            new Stands.Stopped(
                window().from(), Optional.empty(), Times.DEPLOYED, NOW.plusSeconds(1)));

    assertThat(WatchEnds.over(watch, NOW)).isEmpty();
    assertThat(WatchEnds.over(watch, NOW.plusSeconds(1))).contains("its time is over");
    assertThat(WatchEnds.over(watch, stage(Ids.EXECUTION, "Failed"), true)).isEmpty();
    assertThat(WatchEnds.over(watch, stage(NEWER, "InProgress"), false))
        .contains("stage Prod-OneBox shows release 0a0a0a0a");
  }

  @Test
  void aBakeIsItsGatesToEndUnlessTheNextReleaseWasLetIn() {
    WaveWatch baking = watch(new Stands.Baking(window(), List.of()));

    assertThat(WatchEnds.over(baking, stage(Ids.EXECUTION, "Stopped"), true)).isEmpty();
    assertThat(WatchEnds.over(baking, stage(NEWER, "InProgress"), true))
        .contains("release 0a0a0a0a was let in");
  }

  private static WaveWatch deploying() {
    return watch(new Stands.Deploying(Times.DEPLOYED));
  }

  private static WaveWatch after(Instant until) {
    return watch(new Stands.After(window(), Times.DEPLOYED, until));
  }

  private static WatchWindow window() {
    return new WatchWindow(Times.DEPLOYED, Times.DEPLOYED, NOW, NOW);
  }

  private static WaveWatch watch(Stands stands) {
    return new WaveWatch(
        Ids.gateId().release(), "checkout", "one-box", "Prod-OneBox", List.of("a"), stands);
  }

  private static StageFacts stage(String execution, String status) {
    return new StageFacts("Prod-OneBox", execution, status, true, "", List.of(), List.of());
  }
}
