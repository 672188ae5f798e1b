package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.Target;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.store.Named;
import io.wavegate.handlers.store.Named.Found;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipelines of the same thing deploy one after the other, by a lease. */
class OtherPipelineTest {
  private final Bench bench = Bench.open();
  private final Named<LeaseGroup> leases = bench.books().leases();

  @BeforeEach
  void partOfTheShop() {
    bench.install(
        Bench.policy("watch-after-last-wave: 1h", "watch-after-last-wave: 1h\npart-of: shop"));
  }

  private static Claim other() {
    PipelineRef pipeline = new PipelineRef("111122223333", "eu-west-1", "checkout-eu-prod");
    return new Claim(
        new Holder("checkout-eu", pipeline, "0ther", "Prod", "all"),
        AtOnce.ONE,
        List.of(new Target("111122223333", "eu-central-1")));
  }

  private LeaseGroup shop() {
    return leases.of("shop").value();
  }

  private void otherDeploys(Duration atMost) {
    Found<LeaseGroup> group = leases.of("shop");
    Instant now = bench.time().now();
    assertThat(leases.change(group, group.value().granting(other(), now, now.plus(atMost))))
        .isTrue();
  }

  private void otherEnds() {
    Found<LeaseGroup> group = leases.of("shop");
    assertThat(leases.change(group, group.value().without(other().holder()))).isTrue();
  }

  private String lastVerdict(Journey release) {
    return release.gate(release.promotion()).verdict().map(Verdict::reason).orElseThrow();
  }

  @Test
  void whileAnotherPipelineDeploysTheEntryGateWaits() {
    otherDeploys(Duration.ofHours(6));
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .startsWith(
            "WAITING checkout-eu (pipeline checkout-eu-prod, wave all) deploys to 111122223333"
                + " eu-central-1 since Mon 2 Mar 10:00Z, until Mon 2 Mar 16:00Z at the latest");

    otherEnds();
    bench.time().pass(Duration.ofMinutes(5));
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void ofTwoThatAreAdmittedAtTheSameMomentOneGetsTheLeaseAndTheOtherWaits() {
    Journey release = Journey.atEntry(bench);
    bench.store().beforeNextWrite(() -> otherDeploys(Duration.ofHours(6)));

    assertThat(release.judge(release.entry())).isEqualTo("WAIT");

    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.Waiting.class);
    assertThat(shop().leases()).extracting(Lease::holder).containsExactly(other().holder());
  }

  @Test
  void aLeaseThatNobodyGivesBackRunsOut() {
    otherDeploys(Duration.ofMinutes(20));
    Journey release = Journey.atEntry(bench);
    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    release.hold(Duration.ofMinutes(20));

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(shop().of(other().holder()).flatMap(Lease::fenced)).isPresent();
  }

  @Test
  void aReleaseWhoseLeaseAnotherTookIsHaltedAndTheHaltCanBeComputedAgain() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(Lease.FOR_A_DEPLOYMENT);
    otherDeploys(Duration.ofHours(6));
    release.promotionStarted();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    release.passTests(release.promotion());
    bench.time().pass(Journey.BAKE);

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");

    assertThat(lastVerdict(release))
        .startsWith("two pipelines deployed at once, what the alarms show cannot be told apart:")
        .contains("(token 1)", "checkout-eu", "(token 2)");
    String look = bench.books().releases().evidence(release.promotion()).orElseThrow().look();
    assertThat(Judge.judge(CoreJson.read(look, WaveCase.class)))
        .isInstanceOfSatisfying(
            Judgement.Decide.class,
            decide -> assertThat(decide.verdict().reason()).isEqualTo(lastVerdict(release)));
    release.functions().settle(release.promotion());
    assertThat(shop().leases()).extracting(Lease::holder).containsExactly(other().holder());
  }

  @Test
  void oneThatRanOutWithoutAnotherTakingItIsPromoted() {
    Journey release = Journey.deploying(bench);
    bench.time().pass(Lease.FOR_A_DEPLOYMENT.plusHours(1));
    release.promotionStarted();
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    release.passTests(release.promotion());
    bench.time().pass(Journey.BAKE);

    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
  }

  @Test
  void aLeaseThatIsTakenAsThePromotionIsCommittedHalts() {
    Journey release = Journey.baked(bench);
    bench
        .store()
        .beforeNextWrite(
            () -> {
              Found<LeaseGroup> group = leases.of("shop");
              Instant far = bench.time().now().plus(Duration.ofDays(1));
              leases.change(group, group.value().granting(other(), far, far.plusSeconds(60)));
            });

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
  }

  @Test
  void whoAPersonLetsInBesideAnotherHasALeaseToo() {
    otherDeploys(Duration.ofHours(6));
    Journey release = Journey.atEntry(bench);
    bench
        .books()
        .persons()
        .commit(
            List.of(
                bench
                    .books()
                    .persons()
                    .ordering(
                        release.entry(),
                        new Order(
                            Order.Kind.APPROVE,
                            new Word("ada", Optional.empty(), "they wait", bench.time().now())))));

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE_BY_PERSON");

    assertThat(shop().leases()).hasSize(2);
    assertThat(shop().leases()).noneMatch(lease -> lease.fenced().isPresent());
  }

  @Test
  void aServiceThatIsPartOfNothingElseHasALeaseOfItsOwn() {
    bench.install(Bench.policy());
    otherDeploys(Duration.ofHours(6));
    Journey release = Journey.promoted(bench);

    assertThat(leases.of("checkout").value().leases()).isEmpty();
    assertThat(leases.of("checkout").value().lastToken()).isEqualTo(1);
    assertThat(release.timeline()).noneMatch(line -> line.contains("lease"));
  }
}
