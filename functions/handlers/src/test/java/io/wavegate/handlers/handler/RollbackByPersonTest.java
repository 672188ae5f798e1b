package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Step;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.sns.Published;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person takes a release back, wherever it stands, or asks first what that would do. */
class RollbackByPersonTest {
  private final Bench bench = Bench.open();

  private String asked(Journey release, String more) {
    return release
        .functions()
        .operate(
            "/services/checkout/rollback", "ada", "{\"reason\": \"wrong prices\"" + more + "}");
  }

  private String plan(Journey release, String body) {
    return release.functions().operate("/services/checkout/rollback-plan", "ada", body);
  }

  private Optional<Rollback> rollback(Journey release, String wave) {
    return bench.books().releases().rollback(release.release(), wave).map(Kept::value);
  }

  @Test
  void whatWasPromotedGoesBackWithThePersonsWordsAsItsReason() {
    Journey release = Journey.promoted(bench);

    assertThat(asked(release, ""))
        .startsWith("200 rollback of release " + release.execution())
        .contains(" from every wave that it reached: rollback started as checkout-one-box-");

    assertThat(bench.states().rollbacks()).hasSize(1);
    release.functions().step(release.promotion(), "INTENT");
    assertThat(rollback(release, "one-box").orElseThrow().reason())
        .isEqualTo("rolled back by arn:aws:iam::111122223333:user/ada: wrong prices");
    assertThat(release.timeline())
        .anyMatch(
            line -> line.startsWith("PERSON rollback by arn:aws:iam::111122223333:user/ada: "));
  }

  @Test
  void askedTwiceItIsDoneOnce() {
    Journey release = Journey.promoted(bench);
    asked(release, "");

    assertThat(asked(release, "")).startsWith("200 asked for before, rolled back by arn:");
    release.functions().step(release.promotion(), "INTENT");
    assertThat(asked(release, ""))
        .isEqualTo("200 the rollback of wave one-box takes it back: not begun");

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  /** What was asked of one wave must not swallow what is asked of the whole release. */
  @Test
  void theWholeReleaseGoesBackThoughOneWaveWasAskedForBefore() {
    Journey release = Journey.bakingInSecond(bench);
    asked(release, ", \"wave\": \"one-region\"");

    assertThat(asked(release, ""))
        .startsWith("200 rollback of release " + release.execution())
        .contains("rollback started as checkout-one-box-")
        .endsWith("wave one-region goes back by itself, as was asked before");

    release.functions().step(release.promotion(), "INTENT");
    assertThat(rollback(release, "one-box").orElseThrow().steps())
        .extracting(Step::wave)
        .containsExactly("one-box");
    assertThat(release.judge(release.secondPromotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void aWaveThatBakesGoesBackByItsGateAndTakesTheEarlierOnesAlong() {
    Journey release = Journey.bakingInSecond(bench);

    assertThat(asked(release, ""))
        .startsWith("200 ")
        .endsWith(": its gate decides so now, or at its next look, and fails its action first");

    assertThat(bench.states().rollbacks()).as("the gate starts it").isEmpty();
    assertThat(release.judge(release.secondPromotion())).isEqualTo("ROLL_BACK");
    release.functions().step(release.secondPromotion(), "INTENT");
    assertThat(rollback(release, "one-region").orElseThrow().steps())
        .extracting(Step::wave)
        .containsExactly("one-region", "one-box");
  }

  @Test
  void oneWaveAloneMayBeNamed() {
    Journey release = Journey.bakingInSecond(bench);

    asked(release, ", \"wave\": \"one-region\"");

    release.judge(release.secondPromotion());
    release.functions().step(release.secondPromotion(), "INTENT");
    assertThat(rollback(release, "one-region").orElseThrow().steps())
        .extracting(Step::wave)
        .containsExactly("one-region");
  }

  @Test
  void duringADeploymentItWaitsForTheGateThatWillOpen() {
    Journey release = Journey.deploying(bench);

    assertThat(asked(release, "")).contains("as soon as the deployment has ended");

    bench.time().pass(Duration.ofMinutes(10));
    release.promotionStarted();
    release.open(release.promotion());
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void whatLeftItsStageBeforeAnyGateOpenedIsRefusedAtOnce() {
    Journey release = Journey.deploying(bench);
    Journey newer = replacing();

    assertThat(asked(release, ", \"release\": \"" + release.execution() + "\""))
        .isEqualTo(
            "409 wave one-box cannot go back: stage Prod-OneBox shows release "
                + newer.execution()
                + " by now; what is stuck must be brought back by hand, the runbook says how");

    assertThat(bench.books().releases().recall(release.release(), "one-box")).isEmpty();
  }

  @Test
  void anOrderWhoseGateNeverOpensReachesAPersonOnce() {
    Journey release = Journey.deploying(bench);
    asked(release, "");
    Journey newer = replacing();

    release.functions().reconcile();
    release.functions().reconcile();

    assertThat(bench.pages())
        .extracting(Published::message)
        .filteredOn(page -> page.contains("is to go back from wave one-box"))
        .singleElement()
        .asString()
        .contains(
            "and that cannot begin: stage Prod-OneBox shows release " + newer.execution(),
            "Nothing was done");
    assertThat(bench.states().rollbacks()).isEmpty();
  }

  /** A person rejects what Wavegate never heard of, and the next release enters. */
  private Journey replacing() {
    bench.time().pass(TestPipeline.DEPLOYMENT);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "I say so");
    bench.time().pass(Duration.ofMinutes(1));
    return Journey.atEntry(bench);
  }

  @Test
  void whatAnAlarmAndAPersonTakeBackAtOnceGoesBackOnce() {
    Journey release = Journey.promoted(bench);
    bench.time().pass(Duration.ofMinutes(5));
    bench.alarms().fire();
    release.functions().alarmChange(bench.alarms().lastEvent("checkout-aggregate"));

    assertThat(asked(release, "")).startsWith("200 ");

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  @Test
  void anOrderThatComesAsThePromotionIsDecidedStillCounts() {
    Journey release = Journey.decided(bench);

    assertThat(asked(release, "")).endsWith(": its gate is being applied, then it begins");

    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    release.functions().step(release.promotion(), "INTENT");
    assertThat(release.functions().step(release.promotion(), "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(release.gate(release.promotion()).isOver()).isTrue();
  }

  @Test
  void anOrderThatComesAsARollbackIsDecidedDoesNotStandInItsWay() {
    Journey release = Journey.toRollBack(bench);

    assertThat(asked(release, "")).contains("rollback started as");

    release.functions().step(release.promotion(), "INTENT");
    assertThat(release.functions().step(release.promotion(), "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(release.gate(release.promotion()).isOver()).isTrue();
  }

  @Test
  void anOrderThatItsGateDidNotHearIsTakenUpByReconcile() {
    Journey release = Journey.baking(bench);
    asked(release, "");
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "fine");
    release.judge(release.promotion());

    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  @Test
  void whatIsLeftIsTakenBackWhereOneWaveWentBackBefore() {
    Journey release = Journey.bakingInSecond(bench);
    asked(release, ", \"wave\": \"one-region\"");
    release.judge(release.secondPromotion());
    release.functions().step(release.secondPromotion(), "INTENT");

    assertThat(asked(release, "")).contains("rollback started as checkout-one-box-");

    release.functions().step(release.promotion(), "INTENT");
    assertThat(rollback(release, "one-box").orElseThrow().steps())
        .extracting(Step::wave)
        .containsExactly("one-box");
  }

  @Test
  void aReleaseThatWasDeployedNowhereCannotGoBack() {
    Journey release = Journey.atEntry(bench);

    assertThat(asked(release, ""))
        .isEqualTo("409 release " + release.execution() + " was deployed to no wave");
    assertThat(asked(release, ", \"release\": \"zzz\""))
        .isEqualTo("404 no release of checkout begins with zzz");
    assertThat(asked(release, ", \"gate\": \"entry\"")).isEqualTo("400 rollback takes no gate");
    assertThat(
            release.functions().operate("/services/checkout/rollback", "ada", "{\"reason\": \"\"}"))
        .startsWith("400 reason must be 1 to 500 characters");
  }

  @Test
  void thePlanSaysWhatComesBackAndDoesNothing() {
    Journey release = Journey.bakingInSecond(bench);
    bench.faults().forget();
    int lines = release.timeline().size();

    assertThat(plan(release, "{\"release\": \"" + release.execution() + "\"}"))
        .startsWith("200 release " + release.execution() + " of checkout was deployed to 2 of 2")
        .contains(
            "\n  one-region with pipeline-stage: rollback would return ",
            "\n  one-box with pipeline-stage: rollback would return Prod-OneBox to ");

    assertThat(release.timeline()).hasSize(lines);
    assertThat(bench.faults().operations())
        .allMatch(
            call ->
                call.startsWith("Get")
                    || call.startsWith("List")
                    || call.equals("StartSyncExecution"));
    assertThat(bench.states().looks()).isNotEmpty().allMatch(look -> look.contains("execution"));
    assertThat(plan(release, "{\"reason\": \"x\", \"wave\": \"one-box\"}"))
        .isEqualTo("400 rollback-plan takes no wave");
  }

  @Test
  void thePlanSaysWhatStandsInTheWay() {
    Journey release = Journey.promoted(bench);
    Journey newer = Journey.atEntry(bench);

    assertThat(plan(newer, "{\"release\": \"" + release.execution() + "\"}"))
        .contains("one-box with pipeline-stage: not possible: stage Prod-OneBox holds another");
  }

  @Test
  void twoPeopleMayBeWanted() {
    bench.install(
        Bench.policy(
            "watch-after-last-wave: 1h", "watch-after-last-wave: 1h\nsecond-person: [rollback]"));
    Journey release = Journey.promoted(bench);

    assertThat(asked(release, "")).startsWith("202 noted");
    assertThat(bench.states().rollbacks()).isEmpty();
    assertThat(
            release
                .functions()
                .operate("/services/checkout/rollback", "bob", "{\"reason\": \"yes\"}"))
        .contains("rollback started as");
  }
}
