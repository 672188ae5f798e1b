package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.handlers.store.Named;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a release has its lease: from its admission until nothing of it is under way. */
class OwnLeaseTest {
  private final Bench bench = Bench.open();
  private final Named<LeaseGroup> leases = bench.books().leases();

  @BeforeEach
  void partOfTheShop() {
    bench.install(
        Bench.policy("watch-after-last-wave: 1h", "watch-after-last-wave: 1h\npart-of: shop"));
  }

  private LeaseGroup shop() {
    return leases.of("shop").value();
  }

  @Test
  void aReleaseHasALeaseFromItsAdmissionToItsPromotion() {
    Journey release = Journey.atEntry(bench);
    assertThat(shop()).isEqualTo(LeaseGroup.NONE);

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    Lease first = shop().leases().getFirst();
    assertThat(first.holder().execution()).isEqualTo(release.execution());
    assertThat(first.until()).isEqualTo(bench.time().now().plus(Lease.FOR_A_DEPLOYMENT));

    release.functions().settle(release.entry());
    assertThat(shop().leases()).containsExactly(first);
  }

  @Test
  void itIsGivenBackAsThePromotionIsApplied() {
    Journey release = Journey.decided(bench);
    assertThat(shop().leases()).hasSize(1);

    release.functions().settle(release.promotion());

    assertThat(shop().leases()).isEmpty();
    assertThat(shop().lastToken()).isEqualTo(1);
  }

  @Test
  void duringTheBakeItLastsToTheBakesDeadline() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofHours(11));
    release.promotionStarted();
    release.open(release.promotion());

    Lease lease = shop().leases().getFirst();

    assertThat(lease.token()).isEqualTo(1);
    assertThat(lease.until())
        .isEqualTo(((Stands.Baking) release.watch("one-box").stands()).window().deadline());
  }

  @Test
  void aBakeThatAPersonMakesLongerKeepsItsLeaseAsLong() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(Duration.ofHours(11));
    release.promotionStarted();
    release.open(release.promotion());
    Instant before = shop().leases().getFirst().until();

    release
        .functions()
        .operate(
            "/services/checkout/extend",
            "ada",
            "{\"reason\": \"look longer\", \"wave\": \"one-box\", \"by\": \"2h\"}");

    assertThat(shop().leases().getFirst().until()).isEqualTo(before.plus(Duration.ofHours(2)));
  }

  @Test
  void aRollbackKeepsItUntilItIsOver() {
    Journey release = Journey.toRollBack(bench);
    for (String step : List.of("INTENT", "STOP_LINE", "FAIL_ACTION", "PULL")) {
      release.functions().step(release.promotion(), step);
    }
    assertThat(shop().leases())
        .extracting(Lease::until)
        .containsExactly(bench.time().now().plus(Lease.FOR_A_DEPLOYMENT));

    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    bench.time().settle();
    bench.alarms().calm();
    release.functions().step(release.promotion(), "VERIFY");
    release.functions().step(release.promotion(), "PULL");
    assertThat(shop().leases()).hasSize(1);
    bench.time().pass(Duration.ofMinutes(4));
    release.functions().step(release.promotion(), "RECOVERY");

    assertThat(shop().leases()).isEmpty();
  }

  @Test
  void aRollbackThatNeedsAPersonKeepsNobodyElseAway() {
    Journey release = Journey.toRollBack(bench);
    release.functions().step(release.promotion(), "INTENT");
    release.functions().step(release.promotion(), "FAIL_ACTION");

    release.functions().callPerson(release.promotion(), "the role is gone");

    assertThat(shop().leases()).isEmpty();
  }

  @Test
  void aPolicyThatBecomesPartOfSomethingElseMeanwhileLosesNoLease() {
    Journey release = Journey.deploying(bench);
    bench.install(
        Bench.policy("watch-after-last-wave: 1h", "watch-after-last-wave: 1h\npart-of: mall"));
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    release.open(release.promotion());
    release.passTests(release.promotion());
    bench.time().pass(Journey.BAKE);
    assertThat(leases.of("mall").value()).isEqualTo(LeaseGroup.NONE);
    release.judge(release.promotion());

    release.functions().settle(release.promotion());

    assertThat(shop().leases()).isEmpty();
  }

  @Test
  void anAdmissionThatIsTakenBackGivesItsLeaseBack() {
    Journey release = Journey.atEntry(bench);
    release.judge(release.entry());
    bench.time().pass(Duration.ofSeconds(61));

    assertThat(release.functions().settle(release.entry())).isEqualTo("JUDGE_AGAIN");

    assertThat(shop().leases()).isEmpty();
  }

  @Test
  void aDeploymentThatWasStoppedGivesItsLeaseBack() {
    Journey release = Journey.deploying(bench);
    assertThat(shop().leases()).hasSize(1);
    bench.pipeline().stop(release.execution());
    bench.time().pass(Duration.ofMinutes(10));

    release.functions().reconcile();

    assertThat(shop().leases()).isEmpty();
  }
}
