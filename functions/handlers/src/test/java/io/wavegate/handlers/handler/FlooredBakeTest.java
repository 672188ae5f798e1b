package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.policy.Bounds;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the organisation's floor demands of bakes, whatever a policy says. */
class FlooredBakeTest {
  private static final String FLOOR = "/wavegate/floor";
  private static final Duration HOUR = Duration.ofHours(1);

  private final Bench bench = Bench.open();

  @Test
  void aShorterBakeIsAsLongAsTheOrganisationDemandsAndSaysSo() {
    bench.putParameter(FLOOR, "least-bake: 2h");
    Journey release = Journey.baked(bench);

    assertThat(release.judge(release.promotion()))
        .as("the policy's hour is over")
        .isEqualTo("WATCH");
    bench.time().pass(HOUR);
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");

    assertThat(release.timeline())
        .anyMatch(
            line ->
                line.startsWith("WATCH bake of 2h, the least that the organisation allows, began"))
        .last()
        .asString()
        .startsWith("DECIDED PROMOTE: baked 2h (")
        .contains(") and settled, the least that the organisation allows; ");
  }

  @Test
  void aFloorThatIsLaidWhileAWaveBakesIsForTheNext() {
    Journey release = Journey.baking(bench);
    bench.putParameter(FLOOR, "least-bake: 2h");
    bench.time().pass(Journey.BAKE);

    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
  }

  @Test
  void theBoundsGoOnWithTheWatchAfterThePromotion() {
    bench.putParameter(FLOOR, "most-tolerance: 1m");
    Journey release = Journey.promoted(bench);

    assertThat(release.watch("one-box").stands())
        .isInstanceOfSatisfying(
            Stands.After.class,
            after ->
                assertThat(after.bounds())
                    .contains(new Bounds(Optional.empty(), Optional.of(Duration.ofMinutes(1)))));
  }

  @Test
  void noBakeBeginsWhileItCannotBeRead() {
    Journey release = Journey.atPromotion(bench);
    bench.faults().refuse("GetParameter", "InternalServerError", 500);

    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    assertThat(release.timeline().getLast())
        .startsWith(
            "WAITING looks again: the bake cannot begin yet: the organisation's floor cannot be"
                + " read: InternalServerError");

    bench.faults().mend("GetParameter");
    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Baking.class);
  }

  @Test
  void whatIsNoFloorIsFoundBeforeAnythingIsDeployed() {
    bench.putParameter(FLOOR, "leastbake: 2h");
    Journey release = Journey.atEntry(bench);

    assertThat(release.judge(release.entry())).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .contains(
            "the organisation's floor cannot be used: /wavegate/floor:1:1: unknown key"
                + " \"leastbake\", did you mean \"least-bake\"?");
  }
}
