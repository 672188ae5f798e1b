package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.TARGET;
import static io.wavegate.core.rollback.Rollbacks.ahead;
import static io.wavegate.core.rollback.Rollbacks.execution;
import static io.wavegate.core.rollback.Rollbacks.listed;
import static io.wavegate.core.rollback.Rollbacks.oneBox;
import static io.wavegate.core.rollback.Rollbacks.rollback;
import static io.wavegate.core.rollback.Rollbacks.rollingBack;
import static io.wavegate.core.rollback.Rollbacks.stage;
import static io.wavegate.core.rollback.Rollbacks.standard;
import static io.wavegate.core.rollback.Rollbacks.unread;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Late;
import io.wavegate.core.rollback.StepResult.Onward;
import io.wavegate.core.testing.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person, or CodePipeline, was quicker: the stage goes back already. */
class ByHandTest {
  private static final String BY_HAND = "b1ha4d00-2";
  private static final String WAIT =
      "stage Prod-OneBox is already being rolled back to 0badcafe as execution b1ha4d00-2, begun by"
          + " a person, by CodePipeline itself or for another release: wait for it";

  private static StepResult pull(
      Reading<StageFacts> stage, Reading<List<PastExecution>> recent, String now) {
    return RollbackSteps.pull(rollback(oneBox(ahead())), stage, recent, at(now));
  }

  private static Reading<List<PastExecution>> to(String target) {
    return listed(
        rollingBack(BY_HAND, target, "09:59:30"),
        standard(Ids.EXECUTION, "07:00:00"),
        standard(TARGET, "06:00:00"));
  }

  /** To the same release: it is followed as if it were our own, and there is no second one. */
  @Test
  void oneToTheSameReleaseIsTakenForOurs() {
    Rollback taken = rollback(oneBox(new Stands.Pulled(BY_HAND, at("10:00:10"))));

    assertThat(pull(stage(BY_HAND, "InProgress"), to(TARGET), "10:00:10"))
        .isEqualTo(new Onward(taken, WAIT));
    assertThat(pull(stage(BY_HAND, "Succeeded"), to(TARGET), "10:00:10"))
        .isInstanceOfSatisfying(
            Onward.class, onward -> assertThat(onward.rollback()).isEqualTo(taken));
    assertThat(verified(taken, "Succeeded").current()).isEmpty();
  }

  /** It failed: that is not lost, a person's turn comes. */
  @Test
  void oneThatFailsCallsAPerson() {
    Rollback taken = rollback(oneBox(new Stands.Pulled(BY_HAND, at("10:00:10"))));

    assertThat(verified(taken, "Failed").stuck())
        .singleElement()
        .satisfies(step -> assertThat(step.toString()).contains("its rollback ended as Failed"));
  }

  private static Rollback verified(Rollback taken, String status) {
    PastExecution ended = execution(BY_HAND, TARGET, status, "09:59:30");
    Reading<PastExecution> read = new Reading.Read<>(ended, at("10:10:00"));
    return ((Onward) RollbackSteps.verify(taken, read, at("10:10:00"))).rollback();
  }

  /** To another release: it is waited for while it runs, and then a person looks what it left. */
  @Test
  void oneToAnotherReleaseIsWaitedForAndAPersonIsCalled() {
    Reading<StageFacts> runs = stage(BY_HAND, "InProgress");
    String why = WAIT.replace("0badcafe", "elsewher") + "; planned was a return to 0badcafe";

    assertThat(pull(runs, to("elsewhere-1"), "10:04:59"))
        .isInstanceOfSatisfying(Again.class, again -> assertThat(again.why()).isEqualTo(why));
    assertThat(pull(runs, to("elsewhere-1"), "10:59:59"))
        .isInstanceOfSatisfying(Late.class, late -> assertThat(late.why()).isEqualTo(why));
    isStuck(pull(runs, to("elsewhere-1"), "11:00:00"), why);
    isStuck(
        pull(stage(BY_HAND, "Succeeded"), to("elsewhere-1"), "10:20:00"),
        "stage Prod-OneBox was rolled back already to elsewher as execution b1ha4d00-2, begun by a"
            + " person, by CodePipeline itself or for another release; planned was a return to 0badcafe");
    isStuck(
        pull(stage(BY_HAND, "Failed"), to("elsewhere-1"), "10:20:00"),
        "the rollback of stage Prod-OneBox to elsewher as execution b1ha4d00-2, begun by a person,"
            + " by CodePipeline itself or for another release, ended as Failed; planned was a return to 0badcafe");
  }

  /** Another lever is not pulled beside it either. */
  @Test
  void aFunctionOfTheTeamsIsNotCalledBesideIt() {
    Lever.OwnFunction own = new Lever.OwnFunction("undo", java.time.Duration.ofMinutes(5));
    Step step = Step.ofStage("one-box", "Prod-OneBox", own, new NetLook.Way("way"), ahead());

    assertThat(
            OwnSteps.call(
                rollback(step),
                step,
                own,
                stage(BY_HAND, "InProgress"),
                to(TARGET),
                at("10:30:00")))
        .isInstanceOfSatisfying(Late.class, late -> assertThat(late.why()).isEqualTo(WAIT));
  }

  /** What the stage shows is older than the release, or no rollback, or nobody knows. */
  @Test
  void anythingElseIsAnotherRelease() {
    Reading<StageFacts> shown = stage(BY_HAND, "Succeeded");
    Reading<List<PastExecution>> before =
        listed(standard(Ids.EXECUTION, "09:00:00"), rollingBack(BY_HAND, TARGET, "08:00:00"));

    for (Reading<List<PastExecution>> recent :
        List.of(before, listed(standard(BY_HAND, "09:59:30")), listed(), anyUnread())) {
      assertThat(pull(shown, recent, "10:00:10"))
          .isInstanceOfSatisfying(
              Again.class,
              again ->
                  assertThat(again.why())
                      .isEqualTo("stage Prod-OneBox holds another release, " + BY_HAND));
    }
  }

  private static Reading<List<PastExecution>> anyUnread() {
    return unread();
  }

  private static void isStuck(StepResult result, String why) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Onward.class,
            onward -> {
              assertThat(onward.rollback().stuck()).hasSize(1);
              assertThat(onward.said())
                  .isEqualTo("stage Prod-OneBox cannot be rolled back: " + why);
            });
  }
}
