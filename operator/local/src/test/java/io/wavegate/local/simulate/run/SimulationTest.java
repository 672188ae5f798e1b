package io.wavegate.local.simulate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.Shipped;
import io.wavegate.local.simulate.run.Simulations.Asked;
import io.wavegate.local.simulate.run.Simulations.Progress;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import io.wavegate.local.simulate.trace.Happened.Called;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A run follows from its seed, to the byte, and goes through the shipped path. */
final class SimulationTest {
  private static final Duration MID_BAKE = Duration.ofMinutes(4);

  private final Simulation simulation;

  SimulationTest() throws IOException {
    this.simulation = new Simulation(Shipped.HOME);
  }

  private static Schedule plain(Element... course) {
    return new Schedule(1, Schedules.plainPlan(), List.of(course), List.of());
  }

  @Test
  void aReleaseThatNothingHappensToIsPromoted() {
    Played played = simulation.play(plain());
    assertThat(played.isPromoted()).isTrue();
    assertThat(Verdicts.of(played)).isEmpty();
  }

  @Test
  void anAlarmMidBakeRollsBack() {
    When then = new When(1, Moment.GATE, MID_BAKE);
    Played played =
        simulation.play(plain(new Element.AlarmFires(then, "checkout-5xx", Optional.empty())));
    assertThat(played.isPromoted()).isFalse();
    assertThat(played.trace().of(Called.class).filter(Called::isDone).map(Called::operation))
        .contains("RollbackStage");
    assertThat(Verdicts.of(played)).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameTraceToTheByte() {
    for (long seed = 1; seed <= 5; seed++) {
      isTheSameAgain(seed);
    }
  }

  @Test
  void soDoesOneWithALeverOfTargetsInAnotherAccount() {
    isTheSameAgain(
        LongStream.rangeClosed(1, 1_000)
            .filter(seed -> Schedules.of(seed).plan().places().size() > 1)
            .findFirst()
            .orElseThrow());
  }

  private void isTheSameAgain(long seed) {
    String first = simulation.play(Schedules.of(seed)).trace().text();
    assertThat(simulation.play(Schedules.of(seed)).trace().text()).isEqualTo(first);
  }

  @Test
  void whatComesOfManyIsTheSameOnOneThreadAndOnThree() {
    Asked asked = new Asked(11, 6, false);
    Report alone = new Simulations(Shipped.HOME, 1).play(asked, Schedules::of, told -> {});
    List<Progress> told = new ArrayList<>();
    assertThat(new Simulations(Shipped.HOME, 3).play(asked, Schedules::of, told::add))
        .isEqualTo(alone);
    assertThat(told).extracting(Progress::played).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(told).extracting(Progress::number).containsOnlyOnce(11L, 12L, 13L, 14L, 15L, 16L);
    assertThat(alone.schedules()).isEqualTo(6);
  }
}
