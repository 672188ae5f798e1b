package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.ahead;
import static io.wavegate.core.rollback.Rollbacks.oneBox;
import static io.wavegate.core.rollback.Rollbacks.own;
import static io.wavegate.core.rollback.Rollbacks.pulled;
import static io.wavegate.core.rollback.Rollbacks.rollback;
import static io.wavegate.core.rollback.Rollbacks.unread;
import static io.wavegate.core.rollback.Rollbacks.withoutNet;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Late;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people hear of a rollback before it has ended. */
class ToldTest {
  @Test
  void oneThatRunsForAnHourIsToldAndWaitedFor() {
    Rollback told = rollback(oneBox(pulled("10:02:00")));

    assertThat(RollbackSteps.verify(told, own("InProgress"), at("11:01:59")))
        .isInstanceOf(Again.class);
    Late late =
        new Late(
            Duration.ofMinutes(1),
            "stage Prod-OneBox was told to go back at 10:02:00Z, and is not back");
    assertThat(RollbackSteps.verify(told, own("InProgress"), at("11:02:00"))).isEqualTo(late);
    assertThat(RollbackSteps.verify(told, unread(), at("11:03:00")))
        .as("in the same words, so that it is told once")
        .isEqualTo(late);
  }

  @Test
  void nobodyReadsThatSomethingGoesBackWhereNothingCan() {
    assertThat(rollback(oneBox(ahead())).announced()).isEqualTo("one-box is being rolled back");
    assertThat(rollback(withoutNet(ahead())).announced())
        .isEqualTo("one-box has to be brought back by a person");
    assertThat(rollback(frozen()).announced())
        .isEqualTo("one-box has to be brought back by a person");
  }

  @Test
  void theSpareLeverIsAWayToo() {
    Step first = withoutNet(ahead());
    Step.Spare spare =
        new Step.Spare(
            new Lever.OwnFunction("undo", Duration.ofMinutes(10)),
            new NetLook.Way("undo"),
            List.of());
    Step spared =
        new Step(
            first.wave(),
            first.stage(),
            first.lever(),
            first.net(),
            first.stands(),
            Optional.empty(),
            Optional.of(spare));

    assertThat(rollback(spared).announced()).isEqualTo("one-box is being rolled back");
  }

  private static Step frozen() {
    return Step.ofStage(
        "one-box", "Prod-OneBox", new Lever.Freeze(), new NetLook.Way("frozen"), ahead());
  }
}
