package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.PolicyJson;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person takes back all that a team deploys in the Region. */
class RollbackOfTheTeamTest {
  private static final ReleaseId BASKET =
      new ReleaseId(
          new PipelineRef("111122223333", "eu-west-1", "basket-prod"),
          "99999999-9999-4999-8999-999999999999");

  private final Bench bench = Bench.open();

  private static Policy policy(String service, String more) {
    return Bench.policy(
        "service: checkout\npipeline: checkout-prod",
        "service: %s\npipeline: %s-prod%s".formatted(service, service, more));
  }

  private String asked(Journey release) {
    return release
        .functions()
        .operate(
            "/services/checkout/rollback-region", "ada", "{\"reason\": \"the library is bad\"}");
  }

  /** Another service of which a release is being deployed. */
  private void basketIsDeployed(String more) {
    Policy basket = policy("basket", more);
    bench.books().policies().put(BASKET.pipeline(), basket, PolicyJson.digest(basket));
    WaveWatch watch =
        new WaveWatch(
            BASKET,
            "basket",
            "one-box",
            "Prod-OneBox",
            List.of("basket-aggregate"),
            new Stands.Deploying(bench.time().now()));
    List<Write> writes = new ArrayList<>(List.of(bench.books().releases().watching(watch)));
    writes.addAll(bench.books().watched().beginning(BASKET, "one-box", watch.alarms()));
    assertThat(bench.books().persons().commit(writes)).isTrue();
  }

  @Test
  void whatBakesGoesBackByARollbackOfItsOwn() {
    bench.install(policy("checkout", "\nteam: shop"));
    Journey release = Journey.baking(bench);

    assertThat(asked(release))
        .startsWith("200 of team shop:\n  checkout/" + release.execution() + ": rollback of")
        .contains("from every wave that it reached");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(bench.books().releases().recall(release.release(), "one-box").orElseThrow().reason())
        .isEqualTo("rolled back by " + Operating.ADA + ": the library is bad");
    assertThat(asked(release)).as("again").contains("asked for before");
  }

  @Test
  void whatCannotBeBegunIsSaidAndKeepsNothingElseFromGoingBack() {
    bench.install(policy("checkout", "\nteam: shop"));
    basketIsDeployed("\nteam: shop\nsecond-person: [rollback]");
    Journey release = Journey.baking(bench);

    assertThat(asked(release))
        .startsWith("200 of team shop:\n")
        .contains("checkout/" + release.execution() + ": rollback of")
        .contains(
            "basket/" + BASKET.execution() + ": NOT BEGUN: its policy wants two people for it");
  }

  @Test
  void anotherTeamsReleasesAreNotTouched() {
    bench.install(policy("checkout", "\nteam: shop"));
    basketIsDeployed("\nteam: stock");
    Journey release = Journey.baking(bench);

    assertThat(asked(release)).contains("checkout/").doesNotContain("basket");
  }

  @Test
  void whatWasPromotedIsNotInProgress() {
    bench.install(policy("checkout", "\nteam: shop"));
    Journey release = Journey.promoted(bench);

    assertThat(asked(release))
        .isEqualTo("404 nothing of team shop is being deployed or bakes in this Region");
    assertThat(bench.books().releases().recalls(release.release())).isEmpty();
  }

  @Test
  void aServiceWithoutATeamHasNoneToTakeBack() {
    Journey release = Journey.baking(bench);

    assertThat(asked(release)).startsWith("409 the policy of checkout names no team");
  }
}
