package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.rollback.LeverLook;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestLevers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Gates of a wave whose lever is pulled in its targets: what would come back is looked up as the
 * release enters, and an alarm during the deployment is judged at once where the lever works then.
 */
class LeverGatesTest {
  static final String PLAIN = "{lever: pipeline-stage, scope: wave";
  static final String CONFIGURATION =
      "{lever: {appconfig: {application: app1234, environment: env1234}}, scope: wave";
  static final ConfigDeployment BEFORE = new ConfigDeployment(1, "COMPLETE", "7");

  private final Bench bench = Bench.open();
  private final TestLevers levers = bench.states().levers();

  private void leverIs(String rollback) {
    bench.install(Bench.policy(PLAIN, rollback));
  }

  private String alarmChange(Journey release) {
    return release.functions().alarmChange(bench.alarms().lastEvent("checkout-aggregate"));
  }

  @Test
  void whatWouldComeBackIsSaidAndKeptBeforeAnythingIsDeployed() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);

    Journey release = Journey.deploying(bench);

    assertThat(release.timeline().toString())
        .contains("appconfig in 111122223333/eu-west-1: would return to what deployment 1 brought");
    LeverLooks kept = bench.books().releases().levers(release.release(), "one-box").orElseThrow();
    assertThat(kept.looks()).extracting(LeverLook::place).hasSize(1);
    assertThat(kept.found(kept.looks().getFirst().lever(), kept.looks().getFirst().place()))
        .contains(BEFORE);
    assertThat(levers.orders()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsWaitedFor() {
    leverIs(CONFIGURATION);
    levers.findNoAnswer();
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    levers.find(BEFORE);
    bench.time().pass(Duration.ofMinutes(5));
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void aLeverThatNamesWhatIsNotThereLetsNothingIn() {
    leverIs(CONFIGURATION);
    levers.findNothing("Environment env1234 not found");
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("HALT");

    assertThat(release.timeline().toString())
        .contains(
            "a lever of the policy names what is not there (rollback.lever): appconfig in"
                + " 111122223333/eu-west-1: Environment env1234 not found");
  }

  @Test
  void anAlarmDuringTheDeploymentOpensThePromotionGateWhichRollsBack() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(2));
    bench.alarms().fire();

    assertThat(alarmChange(release)).startsWith("one-box: gate open: ");

    assertThat(release.gate(release.promotion()).carrier()).isEqualTo(Carrier.IN_FLIGHT);
    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(bench.pipeline().stage("Prod-OneBox").at("/latestExecution/status").asText())
        .isEqualTo("InProgress");
  }

  @Test
  void theSameAlarmTwiceOpensOneGate() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(2));
    bench.alarms().fire();

    alarmChange(release);
    release.functions().watch();
    alarmChange(release);

    assertThat(bench.states().started())
        .filteredOn(
            started ->
                started
                    .name()
                    .startsWith("checkout-one-box-" + release.execution().substring(0, 8)))
        .hasSize(1);
    assertThat(bench.books().releases().attempts(release.promotion().gate())).hasSize(1);
  }

  @Test
  void anAlarmWhoseEventIsLostIsSeenByTheWatch() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(2));
    bench.alarms().fire();

    release.functions().watch();

    assertThat(release.gate(release.promotion()).carrier()).isEqualTo(Carrier.IN_FLIGHT);
  }

  @Test
  void whereNoLeverWorksInFlightItIsJudgedAsThePromotionGateOpens() {
    isJudgedLater(Bench.policy());
  }

  @Test
  void anAliasIsPointedBackOnceItsDeploymentIsOver() {
    levers.find(new LeverFacts.Alias("7", false, "r1"));
    isJudgedLater(
        Bench.policy(
            PLAIN, "{lever: {lambda-alias: {function: checkout, alias: live}}, scope: wave"));
  }

  @Test
  void whereAPersonDecidesAboutRollbacksItIsJudgedAsThePromotionGateOpens() {
    levers.find(BEFORE);
    isJudgedLater(Bench.policy("rollback: " + PLAIN, "mode: gate\n    rollback: " + CONFIGURATION));
  }

  private void isJudgedLater(Policy policy) {
    bench.install(policy);
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(2));
    bench.alarms().fire();

    assertThat(alarmChange(release)).isEqualTo("one-box: judged as the promotion gate opens.");
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Deploying.class);
    release.functions().watch();
    assertThat(bench.books().releases().attempts(release.promotion().gate())).isEmpty();
  }

  @Test
  void anAlarmThatIsOverStandsAgainstTheDeploymentToo() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(2));
    bench.alarms().fire();
    String fired = bench.alarms().lastEvent("checkout-aggregate");
    bench.time().pass(Duration.ofSeconds(30));
    bench.alarms().calm();

    assertThat(release.functions().alarmChange(fired)).startsWith("one-box: gate open: ");
  }

  @Test
  void aStageThatDoesNotDeployThisReleaseAnyMoreIsNotStopped() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);
    bench.pipeline().failDeploymentsOf("Prod-OneBox");
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(7));
    bench.alarms().fire();

    assertThat(alarmChange(release)).isEqualTo("one-box: nothing stands against the deployment.");
    assertThat(bench.books().releases().attempts(release.promotion().gate())).isEmpty();
  }

  @Test
  void theActionsOwnGateJudgesWhatItFindsDecided() {
    leverIs(CONFIGURATION);
    levers.find(BEFORE);
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(2));
    bench.alarms().fire();
    alarmChange(release);
    release.open(release.promotion());
    release.judge(release.promotion());
    bench.time().pass(Duration.ofMinutes(5));

    release.promotionStarted();

    assertThat(bench.books().releases().attempts(release.promotion().gate())).hasSize(1);
    assertThat(release.gate(release.promotion()).phase()).isNotInstanceOf(Phase.Watching.class);
  }
}
