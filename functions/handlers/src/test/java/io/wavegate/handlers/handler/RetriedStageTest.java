package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A stage is retried while, or after, something else was begun with it: what is taken back is not
 * deployed again (S2, L2), and each attempt is judged on its own deployment (S1).
 */
class RetriedStageTest {
  private static final String STAGE = "Prod-OneBox";
  private static final String SECOND = "Prod-Wave-1";

  private final Bench bench = Bench.open();

  private Journey halted() {
    Journey release = Journey.baking(bench);
    ask(release, "reject", "ada", "reason", "legal", "wave", "one-box");
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    return release;
  }

  private String retried(Journey release) {
    bench.pipeline().retry(STAGE, release.execution());
    bench.time().settle();
    return release.promotionStarted();
  }

  /** The second wave's promotion action, whose job nobody answered for twenty minutes. */
  private Journey timedOut() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(21));
    assertThat(release.judge(release.secondPromotion())).isEqualTo("REPORT");
    return release;
  }

  /** The second wave's stage is retried as a whole; its entry gate's next attempt. */
  private AttemptId enteredAgain(Journey release) {
    bench.pipeline().retry(SECOND, release.execution(), "ALL_ACTIONS");
    bench.time().settle();
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent(SECOND, "EntryGate", "STARTED"));
    return release.id("one-region", GateKind.ENTRY, 2);
  }

  /** The first wave's action is abandoned in its bake, and the whole stage let in once more. */
  private AttemptId deployingAgain(Journey release) {
    bench.pipeline().stop(release.execution());
    bench.pipeline().retry(STAGE, release.execution(), "ALL_ACTIONS");
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    AttemptId entry = release.id("one-box", GateKind.ENTRY, 2);
    assertThat(release.judge(entry)).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(entry)).isEqualTo("SETTLED");
    return entry;
  }

  private String secondRetried(Journey release) {
    bench.pipeline().retry(SECOND, release.execution());
    bench.time().settle();
    return release.functions().gate(bench.pipeline().lastJob());
  }

  @Test
  void whatWasOpenedAgainAndThenTakenBackIsNotJudgedAnew() {
    Journey release = halted();
    ask(release, "reopen", "ada", "reason", "legal is fine", "wave", "one-box");
    assertThat(ask(release, "rollback", "bob", "reason", "prices", "wave", "one-box"))
        .contains("rollback started as ");
    release.functions().step(release.promotion(), "INTENT");

    assertThat(retried(release))
        .startsWith(
            "rejected: Wavegate: a rollback of stage Prod-OneBox was begun by wave one-box");
    assertThat(release.timeline()).noneMatch(line -> line.contains("attempt 2"));
  }

  /** Who retries just before the rollback has written what it will do is judged by its word. */
  @Test
  void whatIsTakenBackAndRetriedAtTheSameMomentIsRolledBackByItsGate() {
    Journey release = halted();
    ask(release, "reopen", "ada", "reason", "legal is fine", "wave", "one-box");
    ask(release, "rollback", "bob", "reason", "prices", "wave", "one-box");
    assertThat(retried(release)).endsWith("promotion/2");
    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    release.open(second);
    assertThat(release.judge(second)).isEqualTo("ROLL_BACK");
    release.functions().step(release.promotion(), "INTENT");
    release.functions().step(release.promotion(), "CALL_PERSON");

    assertThat(release.functions().step(second, "INTENT"))
        .as("the rollback of the first attempt is over, the action of the second is not")
        .isEqualTo("OVER");

    assertThat(release.gate(second).phase()).isInstanceOf(Phase.Settled.class);
    assertThat(bench.pipeline().action(STAGE, "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
  }

  /** A lever that is pulled during a deployment is overtaken by it. */
  @Test
  void whatIsDeployedAgainIsTakenBackOnceItIsDeployed() {
    Journey release = Journey.baking(bench);
    AttemptId entry = deployingAgain(release);
    assertThat(release.gate(entry).isPassed()).isTrue();
    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");

    assertThat(ask(release, "rollback", "bob", "reason", "prices", "wave", "one-box"))
        .endsWith(": it begins as soon as the deployment has ended");

    release.functions().reconcile();
    assertThat(bench.states().rollbacks()).isEmpty();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).endsWith("promotion/2");
    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    release.open(second);
    assertThat(release.judge(second)).isEqualTo("ROLL_BACK");
  }

  @Test
  void whatFailedAsItWasDeployedAgainIsTakenBackByItsGate() {
    Journey release = Journey.baking(bench);
    bench.pipeline().failDeploymentsOf(STAGE);
    deployingAgain(release);
    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    ask(release, "rollback", "bob", "reason", "prices", "wave", "one-box");
    bench.time().pass(TestPipeline.DEPLOYMENT);

    release.functions().reconcile();

    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    assertThat(release.gate(second).carrier()).isEqualTo(Carrier.FAILED_STAGE);
    assertThat(release.judge(second)).isEqualTo("ROLL_BACK");
    assertThat(release.gate(second).verdict().orElseThrow().reason()).contains("bob");
  }

  @Test
  void aWaveThatIsTakenBackIsNotLetInAgain() {
    Journey release = timedOut();
    ask(release, "rollback", "bob", "reason", "prices", "wave", "one-region");

    AttemptId entry = enteredAgain(release);

    assertThat(bench.books().releases().gate(entry)).isEmpty();
    assertThat(bench.pipeline().action(SECOND, "EntryGate").path("status").asText())
        .isEqualTo("Failed");
  }

  @Test
  void aWaveThatIsTakenBackAfterItsTimeRanOutIsNotPromotedByARetry() {
    Journey release = timedOut();
    ask(release, "rollback", "bob", "reason", "prices", "wave", "one-region");
    release.functions().step(release.secondPromotion(), "INTENT");

    assertThat(secondRetried(release))
        .startsWith("a rollback of stage Prod-Wave-1 was begun by wave one-region");
    assertThat(bench.pipeline().action(SECOND, "PromotionGate").path("status").asText())
        .isEqualTo("Failed");
  }

  @Test
  void aDecidedRollbackOutlivesTheRetryOfItsFailedDeployment() {
    bench.pipeline().failDeploymentsOf(STAGE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.functions().pipelineChange(bench.pipeline().actionEvent(STAGE, "Deploy", "FAILED"));
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    release.functions().step(release.promotion(), "INTENT");
    release.functions().step(release.promotion(), "STOP_LINE");
    bench.pipeline().deployWellTo(STAGE);
    bench.pipeline().retry(STAGE, release.execution());
    assertThat(release.functions().step(release.promotion(), "FAIL_ACTION")).isEqualTo("DONE");

    bench.time().pass(TestPipeline.DEPLOYMENT);

    assertThat(release.promotionStarted())
        .startsWith("rejected: Wavegate: a rollback of stage Prod-OneBox was begun");
    bench.time().settle();
    assertThat(release.functions().step(release.promotion(), "PULL")).isEqualTo("PULLED");
  }

  @Test
  void aDeploymentThatFailsAgainAfterItsRetryIsJudged() {
    bench.pipeline().failDeploymentsOf(STAGE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.functions().pipelineChange(bench.pipeline().actionEvent(STAGE, "Deploy", "FAILED"));
    bench.pipeline().retry(STAGE, release.execution());
    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");

    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.functions().reconcile();

    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    assertThat(release.judge(second)).isEqualTo("ROLL_BACK");
  }

  @Test
  void anAttemptThatLostItsActionBeginsNoBakeOfTheNextDeployment() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Journey.BAKE);
    AttemptId entry = deployingAgain(release);
    assertThat(release.gate(entry).isPassed()).isTrue();
    bench.time().pass(Duration.ofMinutes(2));

    assertThat(release.judge(release.promotion())).as("the old attempt wakes").isEqualTo("REPORT");

    assertThat(release.gate(release.promotion()).phase()).isInstanceOf(Phase.StoodDown.class);
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Deploying.class);
    assertThat(bench.books().watched().of("checkout-aggregate"))
        .as("the new deployment is watched on")
        .isNotEmpty();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("gate open");
    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    assertThat(release.open(second)).isEqualTo("WATCH");
    assertThat(release.watch("one-box").stands())
        .isInstanceOfSatisfying(
            Stands.Baking.class,
            baking ->
                assertThat(baking.window().deployed())
                    .isAfterOrEqualTo(release.gate(second).openedAt()));
  }

  @Test
  void anEntryGateThatRefusesARetryEndsNoWatchOverWhatIsDeployed() {
    Journey release = timedOut();
    AttemptId entry = enteredAgain(release);
    ask(release, "reject", "ada", "reason", "legal", "wave", "one-region", "gate", "entry");
    assertThat(release.judge(entry)).isEqualTo("HALT");
    assertThat(release.functions().settle(entry)).isEqualTo("SETTLED");
    int before = bench.pageSubjects().size();
    bench.time().pass(Duration.ofMinutes(5));

    bench.alarms().fire();
    release.functions().watch();

    assertThat(bench.pageSubjects().subList(before, bench.pageSubjects().size()))
        .contains("checkout: alarm after one-region was stopped");
  }

  @Test
  void anEntryGateThatRanOutOfTimeAfterARetrySaysWhatIsDeployed() {
    Journey release = timedOut();
    AttemptId entry = enteredAgain(release);
    ask(release, "hold", "ada", "reason", "lunch");
    assertThat(release.open(entry)).isEqualTo("WAIT");
    bench.time().pass(Duration.ofDays(8));
    assertThat(release.judge(entry)).isEqualTo("REPORT");
    release.functions().report(entry);

    assertThat(bench.pages().getLast().message())
        .contains("the entry gate of wave one-region")
        .contains("What an earlier attempt has deployed here is there still.");
  }

  @Test
  void whatAPersonSaysIsMeantForTheAttemptThatCarriesOn() {
    Journey release = Journey.baking(bench);
    bench.pipeline().stop(release.execution());
    bench.pipeline().retry(STAGE, release.execution());
    bench.time().settle();
    assertThat(release.promotionStarted()).endsWith("promotion/2");

    assertThat(ask(release, "reject", "ada", "reason", "legal", "wave", "one-box"))
        .startsWith("200 ");
    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    release.open(second);
    assertThat(release.judge(second)).isEqualTo("HALT");
  }

  @Test
  void theJobOfAGateThatStoodDownIsForgotten() {
    Journey release = timedOut();
    assertThat(bench.books().secrets().job(release.secondPromotion())).isPresent();

    release.functions().watch();

    assertThat(bench.books().secrets().job(release.secondPromotion())).isEmpty();
  }
}
