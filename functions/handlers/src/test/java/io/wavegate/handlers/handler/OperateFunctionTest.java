package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ADA;
import static io.wavegate.handlers.handler.Operating.arn;
import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.store.Persons.Done;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people ask for over the HTTP API, and what comes of it. */
class OperateFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void anApprovalAtThePromotionGateIsAPersonsAndTheWatchGoesOn() {
    Journey release = Journey.baking(bench);

    assertThat(ask(release, "approve", "ada", "reason", "the metric lags", "wave", "one-box"))
        .startsWith("200 approve of the promotion gate of wave one-box");
    assertThat(bench.states().woken()).hasSize(1);
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE_BY_PERSON");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");

    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.After.class);
    assertThat(release.timeline())
        .contains("DECIDED PROMOTE_BY_PERSON: approved by " + ADA + ": the metric lags");
    assertThat(bench.pipeline().action("Prod-OneBox", "PromotionGate").toString())
        .contains("Succeeded")
        .contains("approved by " + ADA);
  }

  @Test
  void anApprovalIsAppliedHoweverLateAndWhateverTheAlarmsDo() {
    Journey release = Journey.baking(bench);
    ask(release, "approve", "ada", "reason", "go", "wave", "one-box");
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE_BY_PERSON");

    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();

    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
  }

  @Test
  void aRejectionHaltsAndAnAbortRollsBack() {
    Journey rejected = Journey.baking(bench);
    ask(rejected, "reject", "ada", "reason", "legal says no", "wave", "one-box");
    assertThat(rejected.judge(rejected.promotion())).isEqualTo("HALT");

    Bench other = Bench.open();
    Journey aborted = Journey.baking(other);
    ask(aborted, "abort", "ada", "reason", "customers call", "wave", "one-box");
    assertThat(aborted.judge(aborted.promotion())).isEqualTo("ROLL_BACK");
    assertThat(aborted.timeline().getLast())
        .isEqualTo("DECIDED ROLL_BACK: aborted by " + ADA + ": customers call");
  }

  /** What is asked for is kept: asked again, or in five minutes, the sleeping gate is woken. */
  @Test
  void anAbortWhoseWakeUpIsLostIsHeardAllTheSame() {
    Journey release = Journey.baking(bench);
    bench.faults().refuse("SendTaskFailure", "ThrottlingException", 400);
    assertThat(ask(release, "abort", "ada", "reason", "wrong build", "wave", "one-box"))
        .startsWith("200 abort of the promotion gate")
        .contains("it could not be woken now, which is tried again within five minutes");
    assertThat(bench.states().woken()).isEmpty();
    bench.faults().mend("SendTaskFailure");

    release.functions().reconcile();
    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void anAbortThatIsAskedForAgainWakesTheGateAgain() {
    Journey release = Journey.baking(bench);
    bench.faults().refuse("SendTaskFailure", "ThrottlingException", 400);
    ask(release, "abort", "ada", "reason", "wrong build", "wave", "one-box");
    bench.faults().mend("SendTaskFailure");

    assertThat(ask(release, "abort", "ada", "reason", "wrong build", "wave", "one-box"))
        .startsWith("200 asked for before");
    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void anAbortDuringTheDeploymentCountsAsItEnds() {
    Journey release = Journey.deploying(bench);

    assertThat(ask(release, "abort", "ada", "reason", "wrong build", "wave", "one-box"))
        .endsWith("it counts as soon as the deployment has ended");
    bench.time().pass(Duration.ofMinutes(6));
    release.promotionStarted();

    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void anEntryGateIsApprovedPastItsWindow() {
    bench.time().passUntil(Instant.parse("2026-03-02T20:00:00Z"));
    Journey release = Journey.atEntry(bench);
    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    assertThat(ask(release, "skip-window", "ada", "reason", "hotfix"))
        .isEqualTo(
            "200 release %s may start outside of its windows until Tue 3 Mar 00:00Z"
                .formatted(release.execution()));

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(release.timeline().getLast())
        .contains("outside of the windows, by " + ADA + ": hotfix");
  }

  @Test
  void aFixStartsAndSettlesWhileTheAlarmFires() {
    bench.alarms().fire();
    Journey release = Journey.atEntry(bench);
    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    ask(release, "fix-forward", "ada", "reason", "mends the 5xx", "expires", "2h");

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");
  }

  @Test
  void aBakeIsMadeLongerAndItsDeadlineWithIt() {
    Journey release = Journey.baking(bench);
    Instant deadline = baking(release).window().deadline();

    assertThat(ask(release, "extend", "ada", "reason", "slow day", "wave", "one-box", "by", "2h"))
        .startsWith("200 bake of wave one-box lasts until Mon 2 Mar 13:06Z");

    assertThat(baking(release).window().deadline()).isEqualTo(deadline.plus(Duration.ofHours(2)));
    bench.time().pass(Journey.BAKE);
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
  }

  @Test
  void aBakeOnAnInvokeActionEndsWithinItsDay() {
    Journey release = Journey.bakingInSecond(bench);

    assertThat(ask(release, "extend", "ada", "reason", "slow", "wave", "one-region", "by", "1d"))
        .startsWith("409 the bake would be decided by")
        .contains("invoke action PromotionGate, which fails by itself after 1d, can be held until");
  }

  @Test
  void aBakeOnAnApprovalEndsBeforeItsTimeIsOver() {
    Journey release = Journey.baking(bench);

    assertThat(ask(release, "extend", "ada", "reason", "slow", "wave", "one-box", "by", "7d"))
        .startsWith("409 the bake would be decided by")
        .contains("approval action PromotionGate, which fails by itself after 7d, can be held");
    bench.faults().refuse("GetPipeline", "AccessDeniedException", 403);
    assertThat(ask(release, "extend", "ada", "reason", "slow", "wave", "one-box", "by", "1h"))
        .startsWith("409 how long approval action PromotionGate waits was not read: ");
  }

  @Test
  void twoPeopleAreWantedWhereThePolicySaysSo() {
    bench.install(
        Bench.policy(
            "pipeline: checkout-prod", "pipeline: checkout-prod\nsecond-person: [approve]"));
    Journey release = Journey.baking(bench);

    assertThat(ask(release, "approve", "ada", "reason", "go", "wave", "one-box"))
        .startsWith("202 noted; the policy wants two people for this");
    assertThat(ask(release, "approve", "ada", "reason", "go", "wave", "one-box"))
        .startsWith("202 you have asked before");
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");

    assertThat(ask(release, "approve", "bob", "reason", "I agree", "wave", "one-box"))
        .startsWith("200 ");
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE_BY_PERSON");
    assertThat(release.timeline().getLast())
        .contains("approved by " + arn("bob") + ", asked by " + ADA + ": I agree");
  }

  @Test
  void aHaltedGateIsTriedOnceMoreOnlyIfItWasReopened() {
    Journey release = Journey.baking(bench);
    ask(release, "reject", "ada", "reason", "not sure", "wave", "one-box");
    release.judge(release.promotion());
    release.functions().settle(release.promotion());
    bench.time().settle();

    assertThat(ask(release, "reopen", "bob", "reason", "sure now", "wave", "one-box"))
        .startsWith("200 promotion gate of wave one-box, release " + release.execution())
        .contains("retry the failed actions of stage Prod-OneBox in CodePipeline now");
    bench.pipeline().retry("Prod-OneBox", release.execution());
    bench.time().settle();
    assertThat(release.promotionStarted()).startsWith("gate open");

    AttemptId second = release.id("one-box", GateKind.PROMOTION, 2);
    assertThat(release.open(second)).isEqualTo("WATCH");
    assertThat(baking(release).window().deployed()).isEqualTo(bench.time().now());
  }

  @Test
  void whatWasRolledBackIsNotReopened() {
    Journey release = Journey.toRollBack(bench);

    assertThat(ask(release, "reopen", "bob", "reason", "please", "wave", "one-box"))
        .startsWith("409 ");
  }

  @Test
  void aRevisionIsLetOutOfQuarantine() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");

    assertThat(
            ask(release, "lift", "ada", "reason", "it was the load balancer", "revision", "3333"))
        .isEqualTo(
            "404 revision 3333 is not in quarantine; these are:"
                + " 2222222222222222222222222222222222222222");
    assertThat(
            ask(
                release,
                "lift",
                "ada",
                "reason",
                "it was the load balancer",
                "revision",
                "2222222222222222222222222222222222222222"))
        .startsWith("200 revision 2222222222222222222222222222222222222222 let out");
    assertThat(
            bench
                .books()
                .holds()
                .quarantine("checkout", "2222222222222222222222222222222222222222"))
        .isEmpty();
  }

  @Test
  void everyActIsKept() {
    Journey release = Journey.baking(bench);
    ask(release, "hold", "ada", "reason", "sale");
    ask(release, "abort", "bob", "reason", "back", "wave", "one-box");

    assertThat(bench.books().persons().done("checkout"))
        .extracting(Done::act, done -> done.word().who(), done -> done.word().reason())
        .containsExactlyInAnyOrder(tuple("hold", ADA, "sale"), tuple("abort", arn("bob"), "back"));
  }

  @Test
  void whatCannotBeDoneSaysWhatIsOpen() {
    Journey release = Journey.baking(bench);

    assertThat(ask(release, "approve", "ada", "reason", "go", "wave", "one-region"))
        .isEqualTo(
            "409 no gate is open at wave one-region of checkout; open: one-box (promotion gate of"
                + " release "
                + release.execution()
                + ")");
    assertThat(ask(release, "lift", "ada", "reason", "over"))
        .isEqualTo("404 " + ADA + " does not hold checkout; nobody does");
    assertThat(release.functions().operate("/services/nobody/hold", "ada", "{\"reason\":\"x\"}"))
        .isEqualTo("404 no policy is installed for service \"nobody\"");
  }

  @Test
  void theSameOrderTwiceIsOneOrder() {
    Journey release = Journey.baking(bench);
    ask(release, "reject", "ada", "reason", "no", "wave", "one-box");

    assertThat(ask(release, "reject", "ada", "reason", "no", "wave", "one-box"))
        .startsWith("200 asked for before");
  }

  private static Stands.Baking baking(Journey release) {
    return (Stands.Baking) release.watch("one-box").stands();
  }
}
