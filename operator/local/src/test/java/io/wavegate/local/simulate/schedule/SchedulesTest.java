package io.wavegate.local.simulate.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What seeds draw. */
final class SchedulesTest {
  private static final int SEEDS = 2_000;

  private static List<Levers> drawn() {
    List<Levers> drawn = new ArrayList<>();
    LongStream.rangeClosed(1, SEEDS)
        .mapToObj(Schedules::of)
        .flatMap(schedule -> schedule.plan().waves().stream())
        .map(Wave::levers)
        .filter(levers -> !levers.equals(Levers.PLAIN))
        .forEach(drawn::add);
    return drawn;
  }

  @Test
  void aboutOneScheduleInEightHasAnotherLeverThanThePipelinesOwn() {
    List<Levers> drawn = drawn();

    assertThat(drawn).hasSizeBetween(SEEDS / 10, SEEDS / 6);
    assertThat(drawn).extracting(Levers::first).contains(Lever.ECS, Lever.LAMBDA_ALIAS);
    assertThat(drawn).extracting(levers -> levers.orElse().isPresent()).contains(true, false);
    assertThat(drawn).extracting(levers -> levers.places().size()).contains(1, 2);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    for (long seed = 1; seed <= 50; seed++) {
      assertThat(Schedules.of(seed)).isEqualTo(Schedules.of(seed));
    }
  }
}
