package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ADA;
import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.rollback.Closure;
import io.wavegate.core.rollback.Closure.Cause;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of the line after a rollback or a halt: only what is Wavegate's own is opened. */
class LineAfterRollbackTest {
  private static final String STAGE = "Prod-OneBox";
  private static final String BAD = "2222222222222222222222222222222222222222";
  private static final String FIX = "3333333333333333333333333333333333333333";
  private static final String ENABLE = "EnableStageTransition";

  private final Bench bench = Bench.open();

  private Bench opening() {
    bench.install(
        Bench.policy(
            "watch-after-last-wave: 1h", "watch-after-last-wave: 1h\nafter-rollback: open"));
    return bench;
  }

  private Journey recovered(Journey release) {
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      step(release, step);
    }
    return deployedBack(release);
  }

  private Journey deployedBack(Journey release) {
    bench.time().settle();
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("approved");
    bench.time().settle();
    bench.alarms().calm();
    for (String step : new String[] {"VERIFY", "PULL", "RECOVERY"}) {
      bench.time().pass(Duration.ofMinutes(4));
      step(release, step);
    }
    return release;
  }

  private String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }

  @Test
  void theNextReleaseMayEnterOnceTheRollbackIsDoneWhereThePolicyWantsIt() {
    opening();
    Journey release = recovered(Journey.toRollBack(bench));
    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();

    assertThat(step(release, "REPORT")).isEqualTo("RECOVERED");

    assertThat(bench.pipeline().isOpen(STAGE)).isTrue();
    assertThat(release.timeline())
        .containsSubsequence(
            "INTENT will enable the transition into Prod-OneBox: the rollback is done",
            "EFFECT transition into Prod-OneBox enabled: the rollback is done");
    assertThat(bench.pages().getLast().message()).contains("transition into Prod-OneBox enabled");
    assertThat(step(release, "REPORT")).isEqualTo("RECOVERED");
    assertThat(bench.faults().calls(ENABLE)).as("a second report opens nothing").hasSize(1);
  }

  @Test
  void theLineStaysStoppedWherePolicySaysNothing() {
    Journey release = recovered(Journey.toRollBack(bench));

    step(release, "REPORT");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
    assertThat(bench.faults().calls(ENABLE)).isEmpty();
  }

  @Test
  void whatAPersonHasDisabledBeforeIsNeitherTakenOverNorOpened() {
    opening();
    Journey release = Journey.toRollBack(bench);
    bench.pipeline().close(STAGE);

    step(recovered(release), "REPORT");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
    assertThat(bench.pipeline().stage(STAGE).at("/inboundTransitionState/disabledReason").asText())
        .isEqualTo("not before lunch");
    assertThat(bench.faults().operations()).doesNotContain(ENABLE, "DisableStageTransition");
    assertThat(release.timeline())
        .contains(
            "ROLLBACK transition into Prod-OneBox is disabled already, not by Wavegate: not before lunch");
  }

  @Test
  void whatAPersonHasDisabledAnewMeanwhileStays() {
    opening();
    Journey release = Journey.toRollBack(bench);
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      step(release, step);
    }
    bench.pipeline().close(STAGE);

    assertThat(step(deployedBack(release), "REPORT")).isEqualTo("RECOVERED");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
    assertThat(bench.faults().calls(ENABLE)).isEmpty();
    assertThat(bench.pages().getLast().message())
        .contains("is left disabled, not by Wavegate: not before lunch");
  }

  @Test
  void aLineThatIsNotKnownToBeOpenIsLookedAtAgain() {
    opening();
    Journey release = recovered(Journey.toRollBack(bench));
    bench.faults().loseReplyOf(ENABLE);
    long pages = bench.pages().size();

    assertThatThrownBy(() -> step(release, "REPORT"))
        .hasMessageContaining("whether the transition into Prod-OneBox is enabled is not known");
    assertThat(bench.pages()).hasSize((int) pages);

    bench.faults().mend(ENABLE);
    assertThat(step(release, "REPORT")).isEqualTo("RECOVERED");
    assertThat(bench.faults().calls(ENABLE)).hasSize(1);
    assertThat(release.timeline())
        .contains("EFFECT transition into Prod-OneBox is enabled already");
  }

  @Test
  void aLineWithoutRecoveryStaysStopped() {
    opening();
    Journey release = Journey.toRollBack(bench);
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      step(release, step);
    }

    assertThat(release.functions().callPerson(release.promotion(), "it broke"))
        .isEqualTo("NEEDS_PERSON");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
  }

  @Test
  void whoLiftsTheQuarantineLetsTheLineGoOn() {
    Journey release = recovered(Journey.toRollBack(bench));
    step(release, "REPORT");

    assertThat(ask(release, "lift", "ada", "reason", "the alarm was wrong", "revision", BAD))
        .isEqualTo(
            "200 revision %s let out of quarantine; transition into Prod-OneBox enabled: by %s: the alarm was wrong"
                .formatted(BAD, ADA));

    assertThat(bench.pipeline().isOpen(STAGE)).isTrue();
    assertThat(bench.books().holds().quarantined("checkout")).isEmpty();
  }

  @Test
  void whoLiftsTheLineLeavesTheQuarantine() {
    Journey release = recovered(Journey.toRollBack(bench));
    step(release, "REPORT");

    assertThat(ask(release, "lift", "ada", "reason", "fixed", "line", "all"))
        .startsWith("200 the line goes on; transition into Prod-OneBox enabled");

    assertThat(bench.pipeline().isOpen(STAGE)).isTrue();
    assertThat(bench.books().holds().quarantined("checkout")).hasSize(1);
    assertThat(ask(release, "lift", "ada", "reason", "fixed", "line", "all"))
        .isEqualTo(
            "404 Wavegate has disabled no transition into a stage of checkout; it has disabled none");
  }

  @Test
  void aLineIsNotLiftedWhileTheRollbackRuns() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    step(release, "STOP_LINE");

    assertThat(ask(release, "lift", "ada", "reason", "hurry", "line", STAGE))
        .contains("stays disabled: the rollback of wave one-box is not over");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
  }

  @Test
  void whatAHaltHasStoppedGoesOnLikewise() {
    Journey release = Journey.baking(bench);
    ask(release, "reject", "ada", "reason", "odd", "wave", "one-box");
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    release.functions().settle(release.promotion());
    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();

    assertThat(ask(release, "lift", "ada", "reason", "not odd", "revision", BAD))
        .startsWith("200 the line goes on that was stopped for revision " + BAD);

    assertThat(bench.pipeline().isOpen(STAGE)).isTrue();
  }

  @Test
  void aReleaseThatIsMarkedAsTheFixOpensTheLineForItself() {
    Journey release = recovered(Journey.toRollBack(bench));
    step(release, "REPORT");
    String fix = bench.pipeline().push(FIX);
    bench.time().settle();

    assertThat(ask(release, "fix-forward", "ada", "reason", "right prices"))
        .startsWith("200 release " + fix + " may start although alarms fire until ")
        .contains("transition into Prod-OneBox enabled: release " + fix + " is the fix, by ");

    bench.time().settle();
    assertThat(bench.pipeline().stage(STAGE).at("/latestExecution/pipelineExecutionId").asText())
        .isEqualTo(fix);
    assertThat(bench.timeline(fix)).anyMatch(line -> line.startsWith("PERSON fix-forward by "));
  }

  @Test
  void theFixOpensNothingForAnotherThatWaitsThere() {
    Journey release = recovered(Journey.toRollBack(bench));
    step(release, "REPORT");
    String other = bench.pipeline().push(FIX);
    bench.time().settle();
    String fix = "99999999-9999-4999-8999-999999999999";

    assertThat(ask(release, "fix-forward", "ada", "reason", "right prices", "release", fix))
        .contains("release " + other.substring(0, 8) + " waits in front of it")
        .contains("would enter");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
  }

  @Test
  void aLineThatAnotherReleaseNeedsStoppedStaysSo() {
    opening();
    Journey release = recovered(Journey.toRollBack(bench));
    haltedToo("99999999-9999-4999-8999-999999999999");

    step(release, "REPORT");

    assertThat(bench.pipeline().isOpen(STAGE)).isFalse();
    assertThat(release.timeline().toString())
        .contains("stays disabled: release 99999999 was halted at wave one-box too");
  }

  @Test
  void whatAPersonHasOpenedMeanwhileNeedsNoStopAnyMore() {
    opening();
    haltedToo("99999999-9999-4999-8999-999999999999");
    Journey release = recovered(Journey.toRollBack(bench));

    step(release, "REPORT");

    assertThat(bench.pipeline().isOpen(STAGE)).isTrue();
  }

  private void haltedToo(String execution) {
    ReleaseId other = new ReleaseId(TestPipeline.REF, execution);
    bench
        .books()
        .closures()
        .keep(
            new Closure(other, "checkout", "one-box", STAGE, FIX, Cause.HALT, bench.time().now()));
  }
}
