package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rollback whose line may not be closed: it goes on, and a person closes it. */
class OpenLineTest {
  private final Bench bench = Bench.open();

  @Test
  void aTransitionThatMayNotBeDisabledIsAPersonsAtOnce() {
    Journey release = Journey.toRollBack(bench);
    bench.faults().refuse("DisableStageTransition", "AccessDeniedException", 400);
    release.functions().step(release.promotion(), "INTENT");

    for (int again = 0; again < 2; again++) {
      assertThat(release.functions().step(release.promotion(), "STOP_LINE")).isEqualTo("DONE");
    }

    assertThat(bench.pageSubjects())
        .as("once, however often it is tried")
        .containsExactly(
            "checkout: one-box is being rolled back", "checkout: one-box line is open");
    assertThat(bench.pages().getLast().message())
        .contains("the transition into that stage is not disabled: ")
        .contains("Disable it by hand now");
    assertThat(release.functions().step(release.promotion(), "FAIL_ACTION")).isEqualTo("DONE");
  }

  /** A wave that has to go back does not wait for ever for its line. */
  @Test
  void aTransitionOfWhichNothingIsHeardIsAPersonsAfterAWhile() {
    Journey release = Journey.toRollBack(bench);
    bench.faults().refuse("DisableStageTransition", "InternalFailure", 500);
    release.functions().step(release.promotion(), "INTENT");
    assertThat(release.functions().step(release.promotion(), "STOP_LINE")).isEqualTo("AGAIN");
    bench.time().pass(Duration.ofMinutes(4));

    assertThat(release.functions().step(release.promotion(), "STOP_LINE")).isEqualTo("DONE");

    assertThat(bench.pageSubjects()).contains("checkout: one-box line is open");
    assertThat(bench.pages().getLast().message())
        .contains("is not known: ", "Disable it by hand now");
  }
}
