package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a gate while a test has taken its release back. */
final class RedeployedGateTest extends Redeployed {
  @Test
  void onceTheGateIsDecidedNothingIsMovedAnyMore() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    pass(release, "undo-back");
    pass(release, "undo-smoke");
    bench.alarms().fire();
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");

    assertThatThrownBy(() -> release.functions().drill(release.promotion(), "undo-forward"))
        .hasMessageContaining("the gate is decided, and test undo-forward moves nothing any more");
    assertThat(levers.orders()).hasSize(1);
  }

  @Test
  void aLaterAttemptGoesOnWithNothingThatItHasNotTakenBackItself() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");

    assertThat(bench.books().drills().of(release.promotion())).isPresent();
    assertThat(bench.books().drills().of(release.id("one-box", GateKind.PROMOTION, 2))).isEmpty();
  }

  @Test
  void nobodyApprovesWhatIsNotThere() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);

    assertThat(approve(release))
        .startsWith("409")
        .contains(
            "an upgrade-and-rollback test has taken the deployment back to version 7 in"
                + " 111122223333/eu-west-1, and has not seen it forward again: wait until it has, or"
                + " abort");
    assertThat(ask(release, "extend", ", \"by\": \"2h\"")).startsWith("409");

    pass(release, "undo-back");
    pass(release, "undo-smoke");
    release.functions().drill(release.promotion(), "undo-forward");
    assertThat(approve(release)).as("told, and not seen").startsWith("409");
    levers.find(RELEASED);
    release.functions().drill(release.promotion(), "undo-forward");
    assertThat(approve(release)).startsWith("200");
  }

  @Test
  void aHaltOnTheWaySaysWhatIsDeployed() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    bench.time().pass(Duration.ofHours(12));

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    release.functions().report(release.promotion());

    assertThat(release.timeline().getLast())
        .isEqualTo(
            "TEST left so: an upgrade-and-rollback test has taken the deployment back to version 7"
                + " in 111122223333/eu-west-1, and has not seen it forward again");
    assertThat(bench.pages().getLast().message())
        .contains(
            "But an upgrade-and-rollback test has taken the deployment back to version 7 in"
                + " 111122223333/eu-west-1, and has not seen it forward again; the transition into"
                + " the stage is disabled")
        .doesNotContain("Nothing that is deployed was changed");
  }

  @Test
  void aHaltThatIsDueBringsTheReleaseForwardFirst() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    pass(release, "undo-back");
    bench.alarms().composite("checkout-aggregate", "ALARM(\"checkout-5xx\")");

    assertThat(release.judge(release.promotion())).as("it waits for that").isEqualTo("WATCH");
    release.functions().drill(release.promotion(), "undo-forward");
    levers.find(RELEASED);
    assertThat(status(release.functions().drill(release.promotion(), "undo-forward")))
        .isEqualTo("passed");
    pass(release, "undo-forward");

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    release.functions().report(release.promotion());
    assertThat(bench.pages().getLast().message())
        .contains("the configuration of checkout-aggregate was changed during the bake")
        .contains("Nothing that is deployed was changed")
        .doesNotContain("has taken the deployment back");
  }

  @Test
  void whoeverApprovesInTheConsoleMeanwhileIsToldWhatRuns() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "the fair opens at noon");
    bench.time().settle();

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    release.functions().report(release.promotion());

    assertThat(release.timeline().getLast())
        .startsWith("TEST left so: an upgrade-and-rollback test has taken the deployment back");
    assertThat(bench.pages().getLast().subject())
        .hasValue("checkout: one-box was left on the former version");
    assertThat(bench.pages().getLast().message())
        .contains("approved by", "taken the deployment back to version 7");
  }

  private static String approve(Journey release) {
    return ask(release, "approve", "");
  }

  private static String ask(Journey release, String act, String more) {
    return release
        .functions()
        .operate(
            "/services/checkout/" + act,
            "ada",
            "{\"wave\": \"one-box\", \"reason\": \"the fair opens at noon\"" + more + "}");
  }
}
