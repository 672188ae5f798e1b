package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestSpokes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A wave with targets in other accounts and Regions has one verdict over all of them. */
class SpokesTest {
  private static final String FAR = "checkout-aggregate@222233334444/us-east-1";

  private final Bench bench = Bench.open();
  private final TestSpokes spokes = TestSpokes.of(bench);

  @Test
  void aWaveIsPromotedWhereEveryTargetIsQuiet() {
    Journey release = Journey.decided(bench);

    String reason = release.gate(release.promotion()).verdict().orElseThrow().reason();
    assertThat(reason)
        .contains(
            "; checkout-aggregate, checkout-aggregate@111122223333/us-east-1, " + FAR + ", ",
            "checkout-onebox@222233334444/us-east-1 OK throughout; 2520 requests, at least 100"
                + " wanted; 2520 requests in 111122223333/us-east-1, at least 100 wanted; 2520"
                + " requests in 222233334444/us-east-1, at least 100 wanted; ");
    String look = bench.books().releases().evidence(release.promotion()).orElseThrow().look();
    assertThat(Judge.judge(CoreJson.read(look, WaveCase.class)))
        .as("the decision can be computed again, places and all (S9)")
        .isEqualTo(new Judgement.Decide(release.gate(release.promotion()).verdict().orElseThrow()));
  }

  @Test
  void anAlarmInOneOfThreeTargetsRollsTheWaveBackAndIsNamedWithItsPlace() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    spokes.far().fire();

    String said = release.functions().alarmChange(spokes.far().lastEvent("checkout-aggregate"));

    assertThat(said)
        .startsWith("one-box: woken: ROLL_BACK: " + FAR + " went to ALARM at ")
        .contains("30m into a 1h bake (child checkout-5xx: ");
    assertThat(release.timeline().getLast()).startsWith("ALARM " + FAR + " went to ALARM: ");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void anAlarmOfAnotherAccountIsNotTakenForOneOfTheSameNameHere() {
    bench.install(Bench.policy());
    Journey release = Journey.baking(bench);
    spokes.far().fire();

    assertThat(release.functions().alarmChange(spokes.far().lastEvent("checkout-aggregate")))
        .isEqualTo("nothing watches " + FAR);
    assertThat(bench.states().woken()).isEmpty();
  }

  @Test
  void whatAnEventOfAnotherAccountLostTheMinutesLookFinds() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    spokes.far().fire();
    bench.faults().forget();

    assertThat(release.functions().watch()).isEqualTo("6 alarms looked at");

    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void aQuietMinuteIsOneCallForEachAccountAndRegion() {
    Journey release = Journey.baking(bench);
    release.functions().watch();
    bench.faults().forget();

    release.functions().watch();

    assertThat(bench.faults().operations())
        .containsExactly("DescribeAlarms", "DescribeAlarms", "DescribeAlarms");
    assertThat(bench.faults().calls("DescribeAlarms"))
        .allSatisfy(call -> assertThat(call.input().path("AlarmNames")).hasSize(2));
  }

  @Test
  void anAccountThatLetsNobodyInHidesNothingOfTheOthers() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    spokes.trust("another-word");
    spokes.near().fire();
    int beats = bench.telemetry().counts().size();

    assertThat(release.functions().watch())
        .isEqualTo("6 alarms looked at, 2 not read, none in 222233334444/us-east-1");

    assertThat(bench.states().woken()).hasSize(1);
    assertThat(bench.telemetry().counts().subList(beats, bench.telemetry().counts().size()))
        .as("the watch is not dead, and one place is blind")
        .containsExactly("Heartbeat", "BlindPlace");
  }

  @Test
  void aDeniedRoleIsSeenBeforeAnythingIsDeployed() {
    spokes.trust("another-word");
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .startsWith(
            "WAITING "
                + FAR
                + ", checkout-onebox@222233334444/us-east-1 were not read: role wavegate-spoke-read-us-east-1 was not assumed: AccessDenied:"
                + " User: ");

    spokes.trust("a-word-between-us");
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void aTargetOfWhichTheInstallationKnowsNothingIsSeenBeforeAnythingIsDeployed() {
    bench.install(TestSpokes.policyWithAStranger());
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .startsWith(
            "WAITING checkout-aggregate@333344445555/us-east-1,"
                + " checkout-onebox@333344445555/us-east-1 were not read: account 333344445555 is"
                + " not among the stack's SpokeAccounts: deploy spoke.yaml there, and add it");
    assertThat(bench.faults().calls("AssumeRole")).isEmpty();
  }

  @Test
  void aTargetWithoutRequestsIsNotCoveredByTheOthersRequests() {
    Journey release = Journey.baking(bench);
    spokes.far().traffic(0);
    bench.time().pass(Journey.BAKE);

    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
    assertThat(release.timeline().getLast())
        .startsWith(
            "WATCH 0 requests (AWS/ApiGateway Count{ApiName=checkout} in 222233334444/us-east-1), at"
                + " least 100 wanted: bake extended to");
  }

  @Test
  void aTargetThatCannotBeReadAtTheEndHaltsTheWaveAtItsDeadline() {
    Journey release = Journey.baking(bench);
    spokes.trust("another-word");
    bench.time().pass(Duration.ofHours(7));

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.gate(release.promotion()).verdict().orElseThrow().reason())
        .startsWith("undecided at its deadline")
        .contains(
            FAR + ", the history of " + FAR,
            "in 222233334444/us-east-1 were not read: role wavegate-spoke-read-us-east-1 was not"
                + " assumed: AccessDenied");
  }

  @Test
  void aWaveThatIsReadAtTheHubAsksNobodyElse() {
    bench.install(
        Bench.policy(
            "      - {account: \"111122223333\", region: eu-west-1}\n",
            "      - {account: \"222233334444\", region: us-east-1}\n    read-at: hub\n"));
    Journey release = Journey.decided(bench);

    assertThat(release.gate(release.promotion()).verdict().orElseThrow().reason())
        .contains("; checkout-aggregate, checkout-onebox OK throughout; 2520 requests, at least");
    assertThat(bench.faults().calls("AssumeRole")).isEmpty();
  }
}
