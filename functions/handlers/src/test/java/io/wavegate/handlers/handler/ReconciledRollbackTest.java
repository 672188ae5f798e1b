package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import org.junit.jupiter.api.Test;

/** A rollback that nothing works on is found within five minutes (L4, L7). */
class ReconciledRollbackTest {
  private static final String ONE_BOX = "checkout-one-box-00000000-a1";
  private static final String ROLLBACK = ONE_BOX + "-rollback";
  private final Bench bench = Bench.open();

  @Test
  void aRollbackThatWasDecidedAndNotStartedIsStarted() {
    Journey release = Journey.toRollBack(bench);
    bench.states().end(ONE_BOX, "FAILED");

    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK);
  }

  @Test
  void aRollbackThatDiedGoesOnUnderTheNextNameAndOneThatRunsIsLeftAlone() {
    Journey release = rollingBack();
    bench.states().end(ROLLBACK, "ABORTED");

    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK, ROLLBACK + "-r2");
  }

  @Test
  void aRollbackThatDiedBeforeItsIntentGoesOnToo() {
    Journey release = Journey.toRollBack(bench);
    bench.states().end(ONE_BOX, "FAILED");
    release.functions().reconcile();
    bench.states().end(ROLLBACK, "FAILED");

    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).containsExactly(ROLLBACK, ROLLBACK + "-r2");
  }

  @Test
  void aRollbackThatDiesAgainAndAgainIsAPersonsInTheEnd() {
    Journey release = rollingBack();
    for (int i = 0; i < 20; i++) {
      bench.states().rollbacks().forEach(name -> bench.states().end(name, "FAILED"));
      release.functions().reconcile();
    }

    assertThat(bench.states().rollbacks()).hasSize(10);
    assertThat(rollback(release)).isInstanceOf(Ends.NeedsPerson.class);
    assertThat(bench.pageSubjects())
        .filteredOn(subject -> subject.contains("needs a person"))
        .hasSize(1);
    assertThat(bench.books().unfinished().rollbacks()).isEmpty();
  }

  @Test
  void aRollbackOfWhichNothingWasEverWrittenIsToldOnce() {
    Journey release = Journey.toRollBack(bench);
    bench.states().end(ONE_BOX, "FAILED");
    for (int i = 0; i < 20; i++) {
      release.functions().reconcile();
      bench.states().rollbacks().forEach(name -> bench.states().end(name, "FAILED"));
    }

    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box rollback needs a person");
  }

  @Test
  void aRollbackThatNeedsAPersonWhoWasNotToldIsTold() {
    Journey release = rollingBack();
    bench.faults().refuse("Publish", "InternalError", 500);
    assertThatThrownBy(() -> release.functions().callPerson(release.promotion(), "enough"))
        .isInstanceOf(IllegalStateException.class);
    bench.faults().mend("Publish");
    bench.states().end(ROLLBACK, "FAILED");

    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.pageSubjects())
        .filteredOn(subject -> subject.contains("needs a person"))
        .hasSize(1);
  }

  private Journey rollingBack() {
    Journey release = Journey.toRollBack(bench);
    bench.states().end(ONE_BOX, "FAILED");
    release.functions().reconcile();
    release.functions().step(release.promotion(), "INTENT");
    release.functions().step(release.promotion(), "STOP_LINE");
    release.functions().step(release.promotion(), "FAIL_ACTION");
    return release;
  }

  private Ends rollback(Journey release) {
    var kept = bench.books().releases().rollback(release.release(), "one-box");
    return kept.orElseThrow().value().ends();
  }
}
