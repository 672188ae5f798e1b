package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.OWN;
import static io.wavegate.core.rollback.Rollbacks.TARGET;
import static io.wavegate.core.rollback.Rollbacks.ahead;
import static io.wavegate.core.rollback.Rollbacks.failedStage;
import static io.wavegate.core.rollback.Rollbacks.listed;
import static io.wavegate.core.rollback.Rollbacks.oneBox;
import static io.wavegate.core.rollback.Rollbacks.pulled;
import static io.wavegate.core.rollback.Rollbacks.pulling;
import static io.wavegate.core.rollback.Rollbacks.region;
import static io.wavegate.core.rollback.Rollbacks.returned;
import static io.wavegate.core.rollback.Rollbacks.rollback;
import static io.wavegate.core.rollback.Rollbacks.rollingBack;
import static io.wavegate.core.rollback.Rollbacks.stage;
import static io.wavegate.core.rollback.Rollbacks.standard;
import static io.wavegate.core.rollback.Rollbacks.unread;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.rollback.StepResult.Pull;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Times;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pulling the lever: once, on the judged release, and with a person called where it cannot be. */
class PullTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Test
  void aFailedStageOfTheReleaseIsRolledBackAndTheIntentIsWrittenFirst() {
    Step intent = oneBox(pulling("10:00:10"));
    assertThat(pull(rollback(oneBox(ahead())), failedStage(), "10:00:10"))
        .isEqualTo(new Pull(rollback(intent), intent, toTarget()));
  }

  @Test
  void aStageWithoutANetIsStuckAtOnce() {
    assertThat(pull(rollback(Rollbacks.withoutNet(ahead())), failedStage(), "10:00:10"))
        .satisfies(result -> isStuck(result, "NO NET: nothing there"));
  }

  @Test
  void aPullWithoutANetIsStuckToo() {
    Rollback broken = rollback(Rollbacks.withoutNet(pulling("10:00:10")));
    assertThat(pull(broken, failedStage(), "10:00:20"))
        .satisfies(result -> isStuck(result, "NO NET: nothing there"));
  }

  @Test
  void aStageInProgressIsWaitedForAndThenStuck() {
    String why = "stage Prod-OneBox is still in progress";
    Rollback rollback = rollback(oneBox(ahead()));
    Reading<StageFacts> stage = stage(Ids.EXECUTION, "InProgress");
    assertThat(pull(rollback, stage, "10:04:59")).isEqualTo(new Again(SOON, why));
    assertThat(pull(rollback, stage, "10:05:00")).isEqualTo(new StepResult.Late(SOON, why));
    assertThat(pull(rollback, stage, "10:59:59")).isEqualTo(new StepResult.Late(SOON, why));
    assertThat(pull(rollback, stage, "11:00:00")).satisfies(result -> isStuck(result, why));
  }

  @Test
  void aStageWithAnotherReleaseIsNotTouched() {
    waitsThenSticks(stage("e2", "Succeeded"), "stage Prod-OneBox holds another release, e2");
  }

  @Test
  void aStageThatIsNotReadIsNotTouched() {
    waitsThenSticks(unread(), "the stage was not read: Throttled");
  }

  @Test
  void aLostAnswerAdoptsTheRollbackThatIsListed() {
    Rollback lost = rollback(oneBox(pulling("10:00:10")));
    assertThat(
            RollbackSteps.pull(
                lost,
                stage(OWN, "InProgress"),
                listed(rollingBack(OWN, TARGET, "10:00:11"), standard(TARGET, "07:00:00")),
                at("10:00:25")))
        .isEqualTo(
            new Onward(
                rollback(oneBox(pulled("10:00:25"))),
                "pipeline-stage rolls Prod-OneBox back as execution 5e11ba11"));
  }

  @Test
  void aLostAnswerIsNotRepeatedWithinAMinute() {
    Rollback lost = rollback(oneBox(pulling("10:00:10")));
    assertThat(pull(lost, failedStage(), "10:01:09"))
        .isEqualTo(new Again(SOON, "the rollback is not listed yet"));
    assertThat(pull(lost, failedStage(), "10:01:10"))
        .isInstanceOfSatisfying(
            Pull.class, again -> assertThat(again.step().stands()).isEqualTo(pulling("10:01:10")));
  }

  @Test
  void aLostAnswerWhoseEffectShowsInTheStageIsNotRepeated() {
    assertThat(pull(rollback(oneBox(pulling("10:00:10"))), stage(OWN, "InProgress"), "10:02:00"))
        .isEqualTo(new Again(SOON, "stage Prod-OneBox holds another release, " + OWN));
  }

  @Test
  void answersThatAreLostAgainAndAgainCallAPerson() {
    Rollback lost = rollback(oneBox(pulling("10:04:00")));
    assertThat(pull(lost, failedStage(), "10:05:00"))
        .satisfies(
            result -> isStuck(result, "it was asked for again and again, and none is listed"));
  }

  @Test
  void aPullThatWasLostBeforeAnOutageIsRepeatedAfterIt() {
    assertThat(pull(rollback(oneBox(pulling("10:00:10"))), failedStage(), "10:20:00"))
        .isInstanceOf(Pull.class);
  }

  @Test
  void thePatienceWithALeverBeginsWithItsFirstPullHoweverLongItsStageWasWaitedFor() {
    Rollback late = rollback(oneBox(ahead()));
    Rollback asked = ((Pull) pull(late, failedStage(), "10:08:00")).rollback();
    assertThat(pull(asked, failedStage(), "10:09:00")).isInstanceOf(Pull.class);
    assertThat(
            RollbackSteps.refused(
                asked, asked.current().orElseThrow(), "ConflictException", "busy", at("10:12:59")))
        .isInstanceOf(Again.class);
    assertThat(
            RollbackSteps.refused(
                asked, asked.current().orElseThrow(), "ConflictException", "busy", at("10:13:00")))
        .satisfies(result -> isStuck(result, "ConflictException: busy"));
  }

  @Test
  void whatAnotherStageGoesBackByIsNotTakenForOurs() {
    assertThat(
            RollbackSteps.pull(
                rollback(oneBox(pulling("10:00:10"))),
                failedStage(),
                listed(rollingBack("another-1", TARGET, "10:00:11")),
                at("10:00:25")))
        .isInstanceOf(Again.class);
  }

  @Test
  void anOlderRollbackIsNotTakenForOurs() {
    assertThat(recentIs(rollingBack(OWN, TARGET, "09:59:09"))).isInstanceOf(Again.class);
    assertThat(recentIs(rollingBack(OWN, TARGET, "09:59:10"))).isInstanceOf(Onward.class);
  }

  @Test
  void aRollbackToAnotherReleaseIsNotTakenForOurs() {
    assertThat(recentIs(rollingBack(OWN, "other", "10:00:11"))).isInstanceOf(Again.class);
    assertThat(recentIs(standard(TARGET, "10:00:11"))).isInstanceOf(Again.class);
  }

  @Test
  void theRollbackOfAnotherStageToTheSameReleaseIsNotTakenForOurs() {
    Rollback second = rollback(region(returned(OWN, "10:00:40")), oneBox(pulling("10:00:41")));
    assertThat(
            RollbackSteps.pull(
                second,
                failedStage(),
                listed(rollingBack(OWN, TARGET, "10:00:11")),
                at("10:00:50")))
        .isEqualTo(new Again(SOON, "the rollback is not listed yet"));
  }

  @Test
  void whetherItWasStartedIsAskedForAWhileAndThenCallsAPerson() {
    Rollback lost = rollback(oneBox(pulling("10:00:10")));
    String why = "whether the rollback was started is not known: Throttled";
    assertThat(RollbackSteps.pull(lost, failedStage(), unread(), at("10:05:09")))
        .isEqualTo(new Again(SOON, why));
    assertThat(RollbackSteps.pull(lost, failedStage(), unread(), at("10:05:10")))
        .satisfies(result -> isStuck(result, why));
  }

  @Test
  void aLeverThatWasPulledIsNotPulledAgain() {
    Rollback done = rollback(oneBox(pulled("10:00:20")));
    assertThat(pull(done, failedStage(), "10:00:30"))
        .isEqualTo(new Onward(done, "the lever was pulled already"));
  }

  @Test
  void aPassingRefusalIsTriedAgainWhileThereIsPatience() {
    Step step = oneBox(pulling("10:04:30"));
    assertThat(
            RollbackSteps.refused(
                rollback(step), step, "ConflictException", "busy", at("10:04:59")))
        .isEqualTo(new Again(SOON, "ConflictException: busy"));
  }

  @Test
  void aPassingRefusalCallsAPersonInTheEndHoweverOftenItWasTried() {
    Step step = oneBox(pulling("10:05:00"));
    assertThat(
            RollbackSteps.refused(
                rollback(step), step, "ConflictException", "busy", at("10:05:00")))
        .satisfies(result -> isStuck(result, "ConflictException: busy"));
  }

  @Test
  void thePatienceWithALaterStageBeginsWithItsTurn() {
    Step step = oneBox(pulling("11:04:00"));
    Rollback second = rollback(region(returned("r1", "11:00:00")), step);
    assertThat(
            RollbackSteps.refused(second, step, "ThrottlingException", "slow down", at("11:04:59")))
        .isInstanceOf(Again.class);
    assertThat(
            RollbackSteps.refused(second, step, "ThrottlingException", "slow down", at("11:05:00")))
        .isInstanceOf(Onward.class);
  }

  @Test
  void aFinalRefusalCallsAPersonAtOnce() {
    Step step = oneBox(pulling("10:00:10"));
    assertThat(
            RollbackSteps.refused(
                rollback(step), step, "UnableToRollbackStageException", "outdated", at("10:00:11")))
        .satisfies(result -> isStuck(result, "UnableToRollbackStageException: outdated"));
  }

  @Test
  void withoutAnythingLeftToPullTheRecoveryIsWatched() {
    Rollback back = rollback(oneBox(returned(OWN, "10:09:00")));
    assertThat(pull(back, failedStage(), "10:10:00"))
        .isEqualTo(
            new Onward(
                back.ending(new Ends.Recovering(at("10:10:00"))),
                "every stage is back; the recovery is watched"));
  }

  @Test
  void whatCouldNotBeBroughtBackIsCounted() {
    Rollback half =
        rollback(
            region(returned(OWN, "10:09:00")),
            oneBox(new Stands.Stuck("no target", at("10:01:00"))));
    assertThat(pull(half, failedStage(), "10:10:00"))
        .isEqualTo(
            new Onward(
                half.ending(new Ends.Recovering(at("10:10:00"))),
                "1 of 2 stages could not be brought back"));
  }

  private static StepResult recentIs(PastExecution execution) {
    return RollbackSteps.pull(
        rollback(oneBox(pulling("10:00:10"))),
        stage(execution.id(), "InProgress"),
        listed(execution),
        at("10:00:25"));
  }

  private static void waitsThenSticks(Reading<StageFacts> stage, String why) {
    Rollback rollback = rollback(oneBox(ahead()));
    assertThat(pull(rollback, stage, "10:04:59")).isEqualTo(new Again(SOON, why));
    assertThat(pull(rollback, stage, "10:05:00")).satisfies(result -> isStuck(result, why));
  }

  private static StepResult pull(Rollback rollback, Reading<StageFacts> stage, String now) {
    return RollbackSteps.pull(rollback, stage, listed(), Times.at(now));
  }

  private static void isStuck(StepResult result, String why) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Onward.class,
            onward -> {
              assertThat(onward.said())
                  .isEqualTo("stage Prod-OneBox cannot be rolled back: " + why);
              assertThat(onward.rollback().stuck())
                  .extracting(Stands.Stuck::why)
                  .isEqualTo(List.of(why));
            });
  }

  private static LeverPull toTarget() {
    return new LeverPull.RollBackStage("Prod-OneBox", TARGET);
  }
}
