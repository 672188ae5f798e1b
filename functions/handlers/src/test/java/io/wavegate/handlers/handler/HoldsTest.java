package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ADA;
import static io.wavegate.handlers.handler.Operating.arn;
import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A hold keeps releases out until it is lifted or over. */
class HoldsTest {
  private final Bench bench = Bench.open();

  @Test
  void aHoldKeepsAReleaseOutUntilItIsLifted() {
    Journey release = Journey.atEntry(bench);

    assertThat(ask(release, "hold", "ada", "reason", "stock-taking"))
        .isEqualTo("200 checkout held");
    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(ask(release, "lift", "ada", "reason", "done"))
        .isEqualTo("200 hold of " + ADA + " on checkout lifted");

    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.timeline())
        .contains(
            "PERSON hold by " + ADA + ": stock-taking (checkout held)",
            "PERSON lift by " + ADA + ": done (hold of " + ADA + " on checkout lifted)");
  }

  @Test
  void holdsOfTwoOwnersMustBothBeLifted() {
    Journey release = Journey.atEntry(bench);
    ask(release, "hold", "ada", "reason", "sale");
    ask(release, "hold", "bob", "reason", "migration");

    ask(release, "lift", "ada", "reason", "over");
    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    assertThat(ask(release, "lift", "ada", "reason", "his too", "owner", arn("bob")))
        .startsWith("200 hold of " + arn("bob"));
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
  }

  @Test
  void aHoldOnAllServicesHoldsThisOne() {
    Journey release = Journey.atEntry(bench);

    assertThat(release.functions().operate("/all/hold", "ada", "{\"reason\":\"black friday\"}"))
        .isEqualTo("200 every service held");
    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    release.functions().operate("/all/lift", "ada", "{\"reason\":\"over\"}");
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
  }

  @Test
  void aHoldEndsByItself() {
    Journey release = Journey.atEntry(bench);

    assertThat(ask(release, "hold", "ada", "reason", "lunch", "expires", "30m"))
        .isEqualTo("200 checkout held until Mon 2 Mar 10:30Z");
    assertThat(release.functions().openGate(release.entry()).path("until").asText())
        .isEqualTo("2026-03-02T10:30:00Z");

    bench.time().pass(Duration.ofMinutes(30));
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
  }

  /** The hold is lifted before the gate is woken; who asks again because of the error is heard. */
  @Test
  void aLiftThatCouldNotWakeTheGateWakesItAsItIsAskedForAgain() {
    Journey release = Journey.atEntry(bench);
    ask(release, "hold", "ada", "reason", "sale");
    release.open(release.entry());
    bench.states().sleepOn("token-1");
    release.functions().arm(release.entry(), "token-1", bench.time().now(), 0);
    bench.faults().refuse("SendTaskFailure", "ThrottlingException", 400);
    assertThatThrownBy(() -> ask(release, "lift", "ada", "reason", "over"))
        .hasMessageContaining("was woken is not known");
    bench.faults().mend("SendTaskFailure");

    assertThat(ask(release, "lift", "ada", "reason", "over"))
        .startsWith("404 " + ADA + " does not hold checkout");
    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void aLiftWakesAGateThatSleeps() {
    Journey release = Journey.atEntry(bench);
    ask(release, "hold", "ada", "reason", "sale");
    release.open(release.entry());
    bench.states().sleepOn("token-1");
    release.functions().arm(release.entry(), "token-1", bench.time().now(), 0);
    assertThat(bench.states().woken()).isEmpty();

    ask(release, "lift", "ada", "reason", "over");

    assertThat(bench.states().woken()).hasSize(1);
  }

  /** The lift came between the look and the token. */
  @Test
  void aGateThatFallsAsleepTooLateWakesItself() {
    Journey release = Journey.atEntry(bench);
    ask(release, "hold", "ada", "reason", "sale");
    release.open(release.entry());
    ask(release, "lift", "ada", "reason", "over");
    bench.states().sleepOn("token-1");

    release.functions().arm(release.entry(), "token-1", bench.time().now(), 0);

    assertThat(bench.states().woken()).hasSize(1);
  }
}
