package io.wavegate.handlers.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.handlers.desk.ReleaseViews;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first words that a person reads of a release do not say what did not happen. */
class HeadlinesTest {
  private final Bench bench = Bench.open();

  private ReleaseView view(Journey release) {
    return new ReleaseViews(bench.wiring().ports(), bench.books())
        .of(release.release())
        .orElseThrow();
  }

  @Test
  void aRollbackThatCouldNotBeDoneIsNotSaidToBeDone() {
    Journey release = Journey.toRollBack(bench);
    bench.faults().refuse("RollbackStage", "AccessDeniedException", 400);
    for (String step : List.of("INTENT", "STOP_LINE", "FAIL_ACTION", "PULL", "PULL", "RECOVERY")) {
      release.functions().step(release.promotion(), step);
    }

    ReleaseView view = view(release);

    assertThat(view.headline())
        .startsWith("NOT rolled back at one-box: a person must take over: AccessDeniedException");
    assertThat(view.rollbacks())
        .singleElement()
        .extracting(RollbackView::target)
        .as("nothing came back")
        .isEqualTo("");
  }

  @Test
  void aReleaseThatAPersonRejectedSaysSo() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "looks wrong");
    release.judge(release.promotion());

    assertThat(view(release).headline())
        .startsWith("Ended at one-box, stood down: rejected by arn:aws:sts::")
        .contains(": looks wrong; 0 of 2 waves promoted");
  }

  @Test
  void aReleaseThatAPersonApprovedGoesOn() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "fine");
    release.judge(release.promotion());

    assertThat(view(release).headline()).startsWith("1 of 2 waves promoted");
  }
}
