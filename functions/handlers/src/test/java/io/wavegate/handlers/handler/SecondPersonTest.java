package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two people mean the same gate of the same release, or they are not two. */
class SecondPersonTest {
  private final Bench bench = Bench.open();

  private void wantsTwo(String acts) {
    bench.install(
        Bench.policy(
            "pipeline: checkout-prod", "pipeline: checkout-prod\nsecond-person: [" + acts + "]"));
  }

  private static String ask(Journey release, String act, String who, String more) {
    return release
        .functions()
        .operate(
            "/services/checkout/" + act,
            who,
            "{\"wave\": \"one-box\", \"reason\": \"wrong price\"" + more + "}");
  }

  @Test
  void oneWhoNamesTheReleaseAndOneWhoDoesNotAreTwo() {
    wantsTwo("reject");
    Journey release = Journey.baking(bench);

    assertThat(ask(release, "reject", "ada", "")).startsWith("202 noted");
    assertThat(release.timeline().getLast())
        .startsWith("PERSON reject asked for by ")
        .contains("/ada: wrong price; a second person is wanted until ");
    String named = ", \"release\": \"" + release.execution() + "\"";
    assertThat(ask(release, "reject", "bob", named)).startsWith("200 ");

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
  }

  @Test
  void anAbortDuringTheDeploymentAndOneInTheBakeAreTwo() {
    wantsTwo("abort");
    Journey release = Journey.deploying(bench);
    assertThat(ask(release, "abort", "ada", "")).startsWith("202 noted");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");

    assertThat(ask(release, "abort", "bob", "")).startsWith("200 abort of the promotion gate");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void aFixThatOneNamesAndTheOtherDoesNotIsWantedByTwo() {
    wantsTwo("fix-forward");
    bench.alarms().fire();
    Journey release = Journey.atEntry(bench);
    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(exempt(release, "ada", "")).startsWith("202 noted");

    String named = ", \"release\": \"" + release.execution() + "\"";
    assertThat(exempt(release, "bob", named)).startsWith("200 release " + release.execution());

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  /** What is asked for before there is anything to do is no word about what comes later. */
  @Test
  void whatWasNotThereIsNotConsentedToBefore() {
    wantsTwo("reopen");
    Journey release = Journey.baking(bench);
    assertThat(ask(release, "reopen", "ada", "")).startsWith("202 noted");
    assertThat(ask(release, "reopen", "bob", "")).startsWith("404 ");

    assertThat(ask(release, "reopen", "bob", "")).startsWith("202 noted");
  }

  /** Who is told to ask again need not look for the first person again. */
  @Test
  void whatWasNotDoneTakesNoNewFirstPerson() {
    wantsTwo("extend");
    Journey release = Journey.atEntry(bench);
    String longer = ", \"by\": \"2h\"";
    assertThat(ask(release, "extend", "ada", longer)).startsWith("202 noted");
    assertThat(ask(release, "extend", "bob", longer)).startsWith("409 ");

    assertThat(ask(release, "extend", "bob", longer)).as("still the second").startsWith("409 ");
  }

  private static String exempt(Journey release, String who, String more) {
    return release
        .functions()
        .operate("/services/checkout/fix-forward", who, "{\"reason\": \"mends it\"" + more + "}");
  }

  @Test
  void aWordOnTheEntryGateIsNoneOnThePromotionGate() {
    wantsTwo("approve");
    bench.alarms().fire();
    Journey release = Journey.atEntry(bench);
    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(ask(release, "approve", "ada", "")).startsWith("202 noted");
    bench.alarms().calm();
    bench.time().pass(Duration.ofMinutes(5));
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");

    assertThat(ask(release, "approve", "bob", "")).as("he is the first").startsWith("202 noted");

    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
  }
}
