package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.listed;
import static io.wavegate.core.rollback.Rollbacks.rollingBack;
import static io.wavegate.core.rollback.Rollbacks.standard;
import static io.wavegate.core.testing.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.Reading;
import io.wavegate.core.testing.Times;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a stage is rolled back to. */
class PlansTest {
  @Test
  void theNewestOtherReleaseByItsStartIsTheTarget() {
    given(listed(standard("a", "07:00:00"), standard("c", "08:00:00"), standard("b", "07:30:00")))
        .when(rollingBackFrom("d"))
        .then(returnsTo("c"));
  }

  @Test
  void theReleaseItselfIsNoTarget() {
    given(listed(standard("b", "08:00:00"), standard("a", "07:00:00")))
        .when(rollingBackFrom("b"))
        .then(returnsTo("a"));
  }

  @Test
  void aRollbackIsNeverATargetAndStandsForWhatItReturnedTo() {
    given(
            listed(
                rollingBack("r1", "a", "08:30:00"),
                standard("b", "08:00:00"),
                standard("a", "07:00:00")))
        .when(rollingBackFrom("c"))
        .then(returnsTo("a"));
  }

  @Test
  void aReleaseAfterARollbackIsTheTargetAgain() {
    given(listed(standard("c", "09:00:00"), rollingBack("r1", "a", "08:30:00")))
        .when(rollingBackFrom("d"))
        .then(returnsTo("c"));
  }

  @Test
  void aRollbackToTheReleaseItselfIsNoTarget() {
    given(listed(rollingBack("r1", "b", "09:00:00"), standard("a", "07:00:00")))
        .when(rollingBackFrom("b"))
        .then(returnsTo("a"));
  }

  @Test
  void aRollbackThatDoesNotSayWhereItReturnedToIsNoTarget() {
    PastExecution untold =
        new PastExecution("r1", true, "", "Succeeded", "rev", "sum", Times.BAKED, Times.BAKED);
    given(listed(untold)).when(rollingBackFrom("b")).then(PlansTest::hasNoNet);
  }

  @Test
  void aFirstDeploymentHasNoNet() {
    given(listed(standard("a", "07:00:00"))).when(rollingBackFrom("a")).then(PlansTest::hasNoNet);
  }

  @Test
  void anUnreadListIsUnknownNotWithoutNet() {
    given(Rollbacks.<List<PastExecution>>unread())
        .when(rollingBackFrom("a"))
        .then(net -> assertThat(net).isEqualTo(new NetLook.Unknown("Throttled")))
        .then(
            net ->
                assertThat(net.said())
                    .isEqualTo("whether a rollback is possible is not known: Throttled"));
  }

  @Test
  void thePlanSaysWhereItReturnsTo() {
    given(listed(standard("0badcafe-1234", "07:00:00")))
        .when(rollingBackFrom("a"))
        .then(
            net ->
                assertThat(net.said())
                    .isEqualTo(
                        "rollback would return Prod-OneBox to 0badcafe, revision rev-0bad (sum)"));
    assertThat(new RollbackPlan("S", "a", "", "", Times.FROM).said())
        .isEqualTo("rollback would return S to a");
  }

  private static Function<Reading<List<PastExecution>>, NetLook> rollingBackFrom(String release) {
    return succeeded -> Plans.forStage("Prod-OneBox", release, succeeded, past -> true);
  }

  private static Consumer<NetLook> returnsTo(String target) {
    return look ->
        assertThat(look)
            .isInstanceOfSatisfying(
                NetLook.Net.class, net -> assertThat(net.plan().target()).isEqualTo(target));
  }

  @Test
  void whereAReleaseWentThroughBeforeItIsTheStructureThatWasChanged() {
    NetLook.NoNet none = new NetLook.NoNet("no earlier execution succeeded in stage Prod");
    PastExecution failed =
        new PastExecution("f", false, "", "Failed", "rev", "sum", Times.FROM, Times.FROM);

    assertThat(Plans.explained(none, "own", listed(standard("before", "07:00:00"))).why())
        .isEqualTo(
            "no earlier execution succeeded in stage Prod since the pipeline's structure was"
                + " changed; CodePipeline takes none from before");
    assertThat(Plans.explained(none, "before", listed(standard("before", "07:00:00"))))
        .isEqualTo(none);
    assertThat(Plans.explained(none, "own", listed(failed))).isEqualTo(none);
    assertThat(Plans.explained(none, "own", Rollbacks.unread())).isEqualTo(none);
  }

  private static void hasNoNet(NetLook look) {
    assertThat(look)
        .isEqualTo(new NetLook.NoNet("no earlier execution succeeded in stage Prod-OneBox"));
  }
}
