package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.LeverGatesTest.BEFORE;
import static io.wavegate.handlers.handler.LeverGatesTest.CONFIGURATION;
import static io.wavegate.handlers.handler.LeverGatesTest.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestLevers;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rollback with a lever of targets, step by step: looked at, ordered once, looked after. */
class LeverStepsTest {
  private static final ConfigDeployment BAD = new ConfigDeployment(2, "COMPLETE", "8");
  private static final ConfigDeployment GOING = new ConfigDeployment(2, "ROLLING_BACK", "8");
  private static final ConfigDeployment BACK = new ConfigDeployment(2, "REVERTED", "8");
  private static final String ORDER =
      "{\"order\":\"stop-appconfig\",\"application\":\"app1234\",\"environment\":\"env1234\","
          + "\"number\":2}";

  private final Bench bench = Bench.open();
  private final TestLevers levers = bench.states().levers();

  /** A release that is to go back, with its action failed. */
  private Journey failed(String rollback) {
    bench.install(Bench.policy(PLAIN, rollback));
    levers.find(BEFORE);
    Journey release = Journey.toRollBack(bench);
    levers.find(BAD);
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      assertThat(step(release, step)).isEqualTo("DONE");
    }
    return release;
  }

  private static String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }

  private Rollback rollback(Journey release) {
    return bench
        .books()
        .releases()
        .rollback(release.release(), "one-box")
        .map(Kept::value)
        .orElseThrow();
  }

  private Stands stands(Journey release) {
    return rollback(release).steps().getFirst().stands();
  }

  @Test
  void everyStepInItsOrderBringsTheTargetBack() {
    Journey release = failed(CONFIGURATION);

    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    assertThat(levers.orders()).containsExactly(ORDER);
    assertThat(stands(release)).isInstanceOf(Stands.Pulled.class);
    levers.find(GOING);
    assertThat(step(release, "VERIFY")).isEqualTo("AGAIN");
    levers.find(BACK);
    bench.alarms().calm();
    assertThat(step(release, "VERIFY")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");
    bench.time().pass(Duration.ofMinutes(4));
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("RECOVERED");

    assertThat(rollback(release).ends()).isInstanceOf(Ends.Recovered.class);
    assertThat(levers.orders()).hasSize(1);
    assertThat(bench.pipeline().rollbacks()).as("by the pipeline").isZero();
    assertThat(release.timeline().toString())
        .containsSubsequence(
            "INTENT will revert deployment 2, in 111122223333/eu-west-1",
            "stage Prod-OneBox in 111122223333/eu-west-1 goes back by appconfig: told to revert"
                + " deployment 2",
            "stage Prod-OneBox in 111122223333/eu-west-1 is back: deployment 2 is REVERTED");
  }

  @Test
  void anOrderWhoseReplyIsLostIsFoundUnderWayAndNotGivenAgain() {
    Journey release = failed(CONFIGURATION);
    levers.meanwhile(() -> levers.find(GOING));
    bench.faults().before("StartSyncExecution", this::loseTheReplyAfterTheLook);

    assertThat(step(release, "PULL")).isEqualTo("AGAIN");
    assertThat(stands(release)).as("the intent").isInstanceOf(Stands.Pulling.class);
    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(levers.orders()).containsExactly(ORDER);
  }

  /** The first is the look. */
  private void loseTheReplyAfterTheLook() {
    bench
        .faults()
        .before("StartSyncExecution", () -> bench.faults().loseReplyOf("StartSyncExecution"));
  }

  @Test
  void anOrderWhoseRecordIsLostIsFoundUnderWayAndNotGivenAgain() {
    Journey release = failed(CONFIGURATION);
    levers.meanwhile(
        () -> {
          levers.find(GOING);
          bench.store().loseNextAnswer();
        });
    assertThatThrownBy(() -> step(release, "PULL")).hasMessageContaining("did not answer");

    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(levers.orders()).containsExactly(ORDER);
  }

  @Test
  void whatIsBackAlreadyIsNotOrdered() {
    Journey release = failed(CONFIGURATION);
    levers.find(BACK);

    assertThat(step(release, "PULL")).isEqualTo("NEXT");

    assertThat(levers.orders()).isEmpty();
    assertThat(stands(release)).isInstanceOf(Stands.Returned.class);
  }

  @Test
  void whatSomebodyElseHasDeployedAndUndoneSinceIsNotTheReleaseThatCameBack() {
    bench.install(Bench.policy(PLAIN, CONFIGURATION));
    levers.find(BEFORE);
    Journey release = Journey.deploying(bench);
    levers.find(BAD);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    bench.alarms().fire();
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    levers.find(new ConfigDeployment(3, "ROLLED_BACK", "9"));
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      assertThat(step(release, step)).isEqualTo("DONE");
    }

    assertThat(step(release, "PULL")).isEqualTo("NEXT");

    assertThat(levers.orders()).isEmpty();
    assertThat(rollback(release).stuck())
        .extracting(Stands.Stuck::why)
        .containsExactly(
            "deployment 3 is there, which is not the release's deployment 2: somebody else has"
                + " deployed");
  }

  @Test
  void aLookThatFindsOutNothingIsRepeatedAndThenAPersonsTurnComes() {
    Journey release = failed(CONFIGURATION);
    levers.findNoAnswer();

    assertThat(step(release, "PULL")).isEqualTo("AGAIN");
    bench.time().pass(Duration.ofMinutes(6));
    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");

    assertThat(levers.orders()).isEmpty();
    assertThat(rollback(release).stuck()).singleElement().asString().contains("lever-look");
    bench.alarms().calm();
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("NEEDS_PERSON");
  }

  @Test
  void anOrderThatIsRefusedIsAPersons() {
    Journey release = failed(CONFIGURATION);
    levers.refuse("BadRequestException", "Deployment 2 was completed more than 72 hours ago");

    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");

    assertThat(levers.orders()).as("asked once, and refused").hasSize(1);
    assertThat(rollback(release).stuck())
        .extracting(Stands.Stuck::why)
        .containsExactly("BadRequestException: Deployment 2 was completed more than 72 hours ago");
  }

  @Test
  void aRefusalThatPassesByItselfIsAskedAgain() {
    Journey release = failed(CONFIGURATION);
    levers.refuse("ConflictException", "Another deployment is in progress");

    assertThat(step(release, "PULL")).isEqualTo("AGAIN");
    assertThat(step(release, "PULL")).isEqualTo("AGAIN");

    assertThat(levers.orders()).containsExactly(ORDER, ORDER);
    assertThat(stands(release)).isInstanceOf(Stands.Pulling.class);
  }

  @Test
  void whereTheOrderIsRefusedTheSpareLeverIsTaken() {
    Journey release = failed(CONFIGURATION.replace("scope", "or-else: pipeline-stage, scope"));
    levers.refuse("BadRequestException", "too late");

    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
    assertThat(levers.orders()).hasSize(1);
    assertThat(release.timeline().toString()).contains("too late; pipeline-stage is taken instead");
  }

  @Test
  void anOrderThatWasTakenAndShowsNothingIsLookedAtAWhileAndThenAPersons() {
    Journey release = failed(CONFIGURATION);
    assertThat(step(release, "PULL")).isEqualTo("PULLED");

    assertThat(step(release, "VERIFY")).isEqualTo("AGAIN");
    bench.time().pass(Duration.ofMinutes(3));
    assertThat(step(release, "VERIFY")).isEqualTo("NEXT");

    assertThat(levers.orders()).as("never twice").containsExactly(ORDER);
    assertThat(rollback(release).stuck())
        .singleElement()
        .asString()
        .contains("the order was taken, and 3m later it is still to be done: revert deployment 2");
  }
}
