package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.EndedMachines.NAME;
import static io.wavegate.handlers.handler.EndedMachines.ROLLBACK_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import org.junit.jupiter.api.Test;

/** A rollback whose execution dies goes on, or is a person's (L7). */
class EndedRollbackTest {
  private final Bench bench = Bench.open();
  private final EndedMachines machines = new EndedMachines(bench);

  @Test
  void aRollbackThatWasNotStartedIsStarted() {
    Journey release = Journey.toRollBack(bench);

    String said = machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED");

    assertThat(said).isEqualTo("rollback started as " + ROLLBACK_NAME);
    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK_NAME);
  }

  @Test
  void aRollbackThatIsRefusedIsNotForgotten() {
    Journey release = Journey.toRollBack(bench);
    bench.faults().refuse("StartExecution", "StateMachineDoesNotExist", 400);

    assertThatThrownBy(
            () -> machines.ended(release, release.promotion(), Bench.WAVE_GATE, NAME, "FAILED"))
        .as("Lambda tries again, and then the dead-letter queue alarms")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("StateMachineDoesNotExist");
  }

  @Test
  void aRollbackThatDiedGoesOnUnderTheNextName() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");

    machines.ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME, "TIMED_OUT");
    machines.ended(
        release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME + "-r2", "TIMED_OUT");

    assertThat(bench.states().rollbacks())
        .containsExactly(ROLLBACK_NAME, ROLLBACK_NAME + "-r2", ROLLBACK_NAME + "-r3");
  }

  @Test
  void aRollbackThatDiesAgainAndAgainIsAPersonsInTheEnd() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");

    machines.ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME, "FAILED");
    for (int i = 0; i < 30; i++) {
      String last = bench.states().rollbacks().getLast();
      machines.ended(release, release.promotion(), Bench.ROLLBACK, last, "FAILED");
    }

    assertThat(bench.states().rollbacks()).hasSize(10);
    assertThat(
            bench
                .books()
                .releases()
                .rollback(release.release(), "one-box")
                .orElseThrow()
                .value()
                .ends())
        .isInstanceOf(Ends.NeedsPerson.class);
    assertThat(bench.pageSubjects()).contains("checkout: one-box rollback needs a person");
  }

  @Test
  void aRollbackThatIsOverIsLeftAlone() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");
    release.functions().callPerson(release.promotion(), "enough");

    assertThat(
            machines.ended(release, release.promotion(), Bench.ROLLBACK, ROLLBACK_NAME, "FAILED"))
        .isEqualTo("the rollback is over");
    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK_NAME);
  }
}
