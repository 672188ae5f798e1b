package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.ahead;
import static io.wavegate.core.rollback.Rollbacks.rollback;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.Step.Target;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was there before the deployment, as a lever's turn comes. */
class TargetBeforeTest {
  private static final Place HERE = new Place("111122223333", "eu-west-1");
  private static final Lever ECS = new Lever.EcsService("prod", "checkout");
  private static final LeverFacts FORMER = service(7);

  private static LeverFacts service(int revision) {
    return new LeverFacts.EcsDeployment("task:" + revision, "d-" + revision, "SUCCESSFUL", "");
  }

  private static StepResult pull(Optional<String> bad, LeverFacts now, String moment) {
    Target target = new Target(HERE, Optional.of(FORMER), Optional.empty(), bad);
    Step step =
        new Step(
            "one-box",
            "Prod-OneBox",
            ECS,
            new NetLook.Way("way"),
            ahead(),
            Optional.of(target),
            Optional.empty());
    return TargetSteps.pull(
        rollback(step),
        step,
        Rollbacks.failedStage(),
        Rollbacks.listed(),
        new Reading.Read<>(now, at("10:00:00")),
        at(moment));
  }

  @Test
  void whatEcsWantsAsARollbackBeginsMayBeWhatATestHasJustToldIt() {
    assertThat(pull(Optional.empty(), FORMER, "10:01:59")).isInstanceOf(Again.class);
    assertThat(pull(Optional.empty(), FORMER, "10:02:00")).isInstanceOf(Onward.class);
  }

  @Test
  void nothingGoesBackToAVersionThatWasTakenBackItself() {
    StepResult result = pull(Optional.of("task:7 is bad"), service(8), "10:00:10");

    assertThat(((Onward) result).rollback().stuck())
        .extracting(Stands.Stuck::why)
        .containsExactly("task:7 is bad");
  }
}
