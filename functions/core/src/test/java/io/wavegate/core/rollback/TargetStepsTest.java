package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.ahead;
import static io.wavegate.core.rollback.Rollbacks.failedStage;
import static io.wavegate.core.rollback.Rollbacks.listed;
import static io.wavegate.core.rollback.Rollbacks.pulling;
import static io.wavegate.core.rollback.Rollbacks.rollback;
import static io.wavegate.core.rollback.Rollbacks.stage;
import static io.wavegate.core.rollback.Rollbacks.unread;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.Step.Target;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.rollback.StepResult.Pull;
import io.wavegate.core.testing.Ids;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A lever that is pulled in each target of a wave: read, ordered once, looked after. */
class TargetStepsTest {
  private static final Place HERE = new Place("111122223333", "eu-west-1");
  private static final Place THERE = new Place("222233334444", "us-east-1");
  private static final Lever LEVER = new Lever.LambdaAlias("checkout", "live");
  private static final Alias BEFORE = new Alias("7", false, "r1");
  private static final Alias BAD = new Alias("8", false, "r2");
  private static final Alias BACK = new Alias("7", false, "r3");

  @Test
  void aLeverIsReadFirstAndItsIntentIsWrittenBeforeTheOrder() {
    Step intent = here(pulling("10:00:10"));
    assertThat(pull(rollback(here(ahead())), read(BAD), "10:00:10"))
        .isEqualTo(
            new Pull(
                rollback(intent),
                intent,
                new LeverPull.Give(
                    HERE,
                    new LeverOrder.PointAlias("checkout", "live", "7", "r2"),
                    "point checkout:live at version 7")));
  }

  @Test
  void afterALostAnswerWhatIsBackIsNotOrderedAgain() {
    StepResult result = pull(rollback(here(pulling("10:00:10"))), read(BACK), "10:00:30");
    assertThat(((Onward) result).rollback().steps().getFirst().stands())
        .isEqualTo(new Stands.Returned("", at("10:00:30")));
  }

  @Test
  void afterALostAnswerWhatIsStillThereIsOrderedAgainWhileThereIsPatience() {
    Rollback lost = rollback(here(pulling("10:00:10")));
    assertThat(pull(lost, read(BAD), "10:00:30")).isInstanceOf(Pull.class);
    StepResult late = pull(lost, read(BAD), "10:05:00");
    assertThat(((Onward) late).said()).endsWith("it was asked for again and again");
  }

  @Test
  void aStopOfCodeDeploysThatMayHaveArrivedIsNotRepeatedBeforeItCouldShow() {
    Step stopping =
        new Step(
            "one-box",
            "Prod-OneBox",
            new Lever.CodeDeploy("checkout", "prod"),
            new NetLook.Way("way"),
            pulling("10:00:10"),
            Optional.of(
                new Target(
                    HERE,
                    Optional.of(new LeverFacts.CodeDeployment("d-1", "Succeeded", "", "d-1")),
                    Optional.empty())),
            Optional.empty());
    Reading<LeverFacts> runs = read(new LeverFacts.CodeDeployment("d-2", "InProgress", "", "d-1"));
    assertThat(pull(rollback(stopping), runs, "10:02:09")).isInstanceOf(Again.class);
    assertThat(pull(rollback(stopping), runs, "10:02:10")).isInstanceOf(Pull.class);
  }

  @Test
  void whatCannotBeReadIsReadAgainAndThenLeftToAPerson() {
    Rollback rollback = rollback(here(ahead()));
    assertThat(pull(rollback, unread(), "10:04:59")).isInstanceOf(Again.class);
    StepResult late = pull(rollback, unread(), "10:05:00");
    assertThat(((Onward) late).rollback().stuck()).hasSize(1);
  }

  @Test
  void aStageInProgressIsNoObstacleButAnotherReleaseIs() {
    Rollback rollback = rollback(here(ahead()));
    assertThat(
            TargetSteps.pull(
                rollback,
                here(ahead()),
                stage(Ids.EXECUTION, "InProgress"),
                listed(),
                read(BAD),
                at("10:00:10")))
        .isInstanceOf(Pull.class);
    assertThat(
            TargetSteps.pull(
                rollback,
                here(ahead()),
                stage("another", "Succeeded"),
                listed(),
                read(BAD),
                at("10:00:10")))
        .isInstanceOf(Again.class);
  }

  @Test
  void theLeversOfAllTargetsArePulledBeforeAnyIsWaitedFor() {
    Rollback two = rollback(here(ahead()), there(ahead()));
    Onward first = TargetSteps.pulled(two, here(ahead()), "x", at("10:00:10"));
    assertThat(first.rollback().current()).map(Step::place).contains(Optional.of(THERE));
    Onward second =
        TargetSteps.pulled(
            first.rollback(), first.rollback().current().orElseThrow(), "x", at("10:00:20"));
    assertThat(second.rollback().current()).contains(here(new Stands.Pulled("", at("10:00:10"))));
  }

  @Test
  void aRefusalThatAnotherLookClearsUpIsTriedAgain() {
    Rollback rollback = rollback(here(pulling("10:00:10")));
    Step step = here(pulling("10:00:10"));
    assertThat(
            TargetSteps.refused(
                rollback, step, "PreconditionFailedException", "stale", at("10:00:20")))
        .isInstanceOf(Again.class);
    assertThat(
            TargetSteps.refused(
                rollback, step, "ResourceNotFoundException", "gone", at("10:00:20")))
        .isInstanceOf(Onward.class);
  }

  @Test
  void aLeverThatIsRefusedIsFollowedByTheSpareForTheWholeStage() {
    Step.Spare spare =
        new Step.Spare(new Lever.PipelineStage(), new NetLook.NoNet("none"), List.of());
    Step first = spared(HERE, new Stands.Pulling(at("10:00:10")), spare);
    Step second = spared(THERE, ahead(), spare);
    Onward onward = Turns.given(rollback(first, second), first, "no", at("10:00:20"));
    Step whole =
        Step.ofStage(
            "one-box",
            "Prod-OneBox",
            new Lever.PipelineStage(),
            new NetLook.NoNet("none"),
            new Stands.Ahead(at("10:00:20")));
    assertThat(onward.said()).endsWith(": no; pipeline-stage is taken instead");
    assertThat(onward.rollback().steps()).containsExactly(second, whole);
    Rollback told = onward.rollback().with(second.standing(new Stands.Pulled("", at("10:00:30"))));
    assertThat(told.inTurn()).element(0).isEqualTo(whole);
    assertThat(RollbackSteps.pulled(told, whole, "own", at("10:00:40")).rollback().steps())
        .containsExactly(
            second.standing(new Stands.Covered("pipeline-stage", at("10:00:40"))),
            whole.standing(new Stands.Pulled("own", at("10:00:40"))));
    Onward stuck = Turns.stuck(told, whole, "no net", at("10:00:40"));
    assertThat(stuck.rollback().current()).map(Step::place).contains(Optional.of(THERE));
  }

  @Test
  void theSecondTargetThatIsRefusedIsCoveredByTheStagesTurn() {
    Step.Spare spare =
        new Step.Spare(new Lever.PipelineStage(), new NetLook.NoNet("none"), List.of());
    Step first = spared(HERE, ahead(), spare);
    Step second = spared(THERE, ahead(), spare);
    Rollback once = Turns.given(rollback(first, second), first, "no", at("10:00:20")).rollback();
    Rollback twice = Turns.given(once, second, "no", at("10:00:30")).rollback();
    assertThat(twice.steps()).hasSize(2);
    assertThat(twice.steps().getFirst().stands())
        .isEqualTo(new Stands.Covered("pipeline-stage", at("10:00:30")));
  }

  @Test
  void whatWasNotDeployedYetIsNotBackWhileItsStageIsInProgress() {
    Rollback rollback = rollback(here(ahead()));
    assertThat(inProgress(rollback, "10:00:10")).isInstanceOf(Again.class);
    assertThat(inProgress(rollback, "10:30:00")).isInstanceOf(StepResult.Late.class);
    assertThat(pull(rollback, read(BACK), "10:00:10")).isInstanceOf(Onward.class);
  }

  private static StepResult inProgress(Rollback rollback, String now) {
    return TargetSteps.pull(
        rollback,
        rollback.current().orElseThrow(),
        stage(Ids.EXECUTION, "InProgress"),
        listed(),
        read(BACK),
        at(now));
  }

  @Test
  void aSpareHasPatienceOfItsOwnHoweverLongTheFirstTook() {
    Step spare = here(new Stands.Pulling(at("10:06:00"), Optional.of(at("10:05:30"))));
    Rollback rollback = rollback(spare);
    assertThat(
            TargetSteps.pull(rollback, spare, failedStage(), listed(), read(BAD), at("10:06:20")))
        .isInstanceOf(Pull.class);
    assertThat(TargetSteps.refused(rollback, spare, "ConflictException", "later", at("10:10:29")))
        .isInstanceOf(Again.class);
  }

  @Test
  void whatOurOwnFailedRollbackShowsInTheStageIsNoOtherRelease() {
    Step.Spare spare =
        new Step.Spare(
            LEVER, new NetLook.Way("way"), List.of(here(ahead()).target().orElseThrow()));
    Step failed =
        new Step(
            "one-box",
            "Prod-OneBox",
            new Lever.PipelineStage(),
            new NetLook.NoNet("none"),
            new Stands.Pulled("own", at("10:00:30")),
            Optional.empty(),
            Optional.of(spare));
    Rollback given = Turns.given(rollback(failed), failed, "ended", at("10:08:00")).rollback();
    Step instead = given.current().orElseThrow();
    assertThat(
            TargetSteps.pull(
                given, instead, stage("own", "Failed"), listed(), read(BAD), at("10:08:10")))
        .isInstanceOf(Pull.class);
    assertThat(
            TargetSteps.pull(
                given, instead, stage("other", "Failed"), listed(), read(BAD), at("10:08:10")))
        .isInstanceOf(Again.class);
  }

  @Test
  void anOrderThatWasTakenIsLookedAfter() {
    Rollback pulled = rollback(here(new Stands.Pulled("", at("10:00:10"))));
    assertThat(verify(pulled, read(BACK), "10:00:30")).isInstanceOf(Onward.class);
    assertThat(verify(pulled, read(BAD), "10:02:09")).isInstanceOf(Again.class);
    assertThat(verify(pulled, unread(), "10:30:00")).isInstanceOf(Again.class);
    StepResult late = verify(pulled, read(BAD), "10:02:10");
    assertThat(((Onward) late).rollback().stuck()).hasSize(1);
    StepResult blind = verify(pulled, unread(), "11:00:10");
    assertThat(((Onward) blind).rollback().stuck()).hasSize(1);
  }

  private static StepResult pull(Rollback rollback, Reading<LeverFacts> facts, String now) {
    return TargetSteps.pull(
        rollback, rollback.current().orElseThrow(), failedStage(), listed(), facts, at(now));
  }

  private static StepResult verify(Rollback rollback, Reading<LeverFacts> facts, String now) {
    return TargetSteps.verify(rollback, rollback.current().orElseThrow(), facts, at(now));
  }

  private static Reading<LeverFacts> read(LeverFacts facts) {
    return new Read<>(facts, at("10:00:00"));
  }

  private static Step here(Stands stands) {
    return step(HERE, stands, Optional.empty());
  }

  private static Step there(Stands stands) {
    return step(THERE, stands, Optional.empty());
  }

  private static Step spared(Place place, Stands stands, Step.Spare spare) {
    return step(place, stands, Optional.of(spare));
  }

  private static Step step(Place place, Stands stands, Optional<Step.Spare> spare) {
    return new Step(
        "one-box",
        "Prod-OneBox",
        LEVER,
        new NetLook.Way("way"),
        stands,
        Optional.of(new Target(place, Optional.of(BEFORE), Optional.empty())),
        spare);
  }
}
