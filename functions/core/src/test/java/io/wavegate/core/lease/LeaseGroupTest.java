package io.wavegate.core.lease;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who deploys where: one pipeline of the same thing at a time, unless both say otherwise. */
class LeaseGroupTest {
  private static final Instant NINE = at("09:00:00");
  private static final Instant TEN = at("10:00:00");
  private static final Instant ELEVEN = at("11:00:00");

  private static Claim claim(String service, AtOnce atOnce, String... regions) {
    PipelineRef pipeline = new PipelineRef("111122223333", "eu-west-1", service + "-prod");
    return new Claim(
        new Holder(service, pipeline, "1f3a9c2e", "Prod", "all"),
        atOnce,
        Arrays.stream(regions).map(region -> new Target("111122223333", region)).toList());
  }

  private static Claim one(String service) {
    return claim(service, AtOnce.ONE, service.equals("west") ? "eu-west-1" : "eu-central-1");
  }

  private static Claim secondWaveOf(Claim claim) {
    Holder first = claim.holder();
    Holder second =
        new Holder(first.service(), first.pipeline(), first.execution(), "Prod-2", "rest");
    return new Claim(second, claim.atOnce(), claim.targets());
  }

  private final LeaseGroup west = LeaseGroup.NONE.granting(one("west"), NINE, ELEVEN);

  @Test
  void whereNobodyDeploysNobodyIsKeptAway() {
    assertThat(LeaseGroup.NONE.against(one("west"), NINE)).isEmpty();
  }

  @Test
  void anotherPipelineIsKeptAwayUntilTheLeaseRunsOut() {
    assertThat(west.against(one("central"), TEN)).isEqualTo(west.leases());
    assertThat(west.against(one("central"), ELEVEN.minusMillis(1))).hasSize(1);
    assertThat(west.against(one("central"), ELEVEN)).isEmpty();
  }

  @Test
  void whoDeploysIsSaidWithPlaceAndTime() {
    assertThat(west.leases().getFirst().said())
        .isEqualTo(
            "west (pipeline west-prod, wave all) deploys to 111122223333 eu-west-1 since Mon 4 May"
                + " 09:00Z, until Mon 4 May 11:00Z at the latest");
  }

  @Test
  void aWaveOfTheSamePipelineIsNotKeptAway() {
    assertThat(west.against(secondWaveOf(one("west")), TEN)).isEmpty();
  }

  @Test
  void aLeaseThatWasGivenBackKeepsNobodyAway() {
    LeaseGroup after = west.without(one("west").holder());

    assertThat(after.against(one("central"), TEN)).isEmpty();
    assertThat(after.without(one("west").holder())).isEqualTo(after);
  }

  @Test
  void twoPlacesAtOnceNeedBothPoliciesAndNoTargetInCommon() {
    Claim there = claim("central", AtOnce.PLACES, "eu-central-1", "us-east-1");
    LeaseGroup group =
        LeaseGroup.NONE.granting(claim("west", AtOnce.PLACES, "eu-west-1"), NINE, ELEVEN);

    assertThat(group.against(there, TEN)).isEmpty();
    assertThat(group.against(claim("central", AtOnce.PLACES, "us-east-1", "eu-west-1"), TEN))
        .hasSize(1);
    assertThat(group.against(one("central"), TEN)).hasSize(1);
    assertThat(west.against(there, TEN)).hasSize(1);
  }

  @Test
  void aTokenIsNeverGivenOutAgain() {
    LeaseGroup next =
        west.without(one("west").holder())
            .granting(one("central"), TEN, ELEVEN)
            .without(one("central").holder())
            .granting(one("west"), TEN, ELEVEN);

    assertThat(west.leases().getFirst().token()).isEqualTo(1);
    assertThat(next.leases()).singleElement().extracting(Lease::token).isEqualTo(3L);
  }

  @Test
  void whoIsLetInAgainHasOneLeaseWithANewToken() {
    LeaseGroup again = west.granting(one("west"), TEN, ELEVEN);

    assertThat(again.leases()).singleElement().extracting(Lease::token).isEqualTo(2L);
  }

  @Test
  void aLeaseThatRanOutIsLostAsAnotherTakesOne() {
    LeaseGroup taken = west.granting(one("central"), ELEVEN, ELEVEN.plus(Duration.ofHours(1)));

    assertThat(taken.of(one("west").holder()).flatMap(Lease::fenced))
        .hasValue(
            "two pipelines deployed at once, what the alarms show cannot be told apart: the lease of"
                + " this release (token 1) was good until Mon 4 May 11:00Z, and central (pipeline"
                + " central-prod, wave all) has had one (token 2) since Mon 4 May 11:00Z");
    assertThat(taken.of(one("central").holder()).flatMap(Lease::fenced)).isEmpty();
    assertThat(taken.keeping(one("west"), ELEVEN, ELEVEN.plusSeconds(60))).isEqualTo(taken);
  }

  @Test
  void aLeaseThatRanOutAndThatNobodyTookIsKeptOn() {
    LeaseGroup kept = west.keeping(one("west"), ELEVEN.plusSeconds(1), ELEVEN.plusSeconds(60));

    assertThat(kept.against(one("central"), ELEVEN.plusSeconds(30))).hasSize(1);
    assertThat(kept.leases()).singleElement().extracting(Lease::token).isEqualTo(1L);
  }

  @Test
  void oneThatLastsLongerIsNotMadeShorter() {
    assertThat(west.keeping(one("west"), NINE, TEN)).isEqualTo(west);
  }

  @Test
  void oneThatRanOutIsNotLostToWhatDoesNotConflict() {
    LeaseGroup places =
        LeaseGroup.NONE.granting(claim("west", AtOnce.PLACES, "eu-west-1"), NINE, TEN);

    LeaseGroup both = places.granting(claim("central", AtOnce.PLACES, "us-east-1"), TEN, ELEVEN);

    assertThat(both.leases()).flatExtracting(lease -> lease.fenced().stream().toList()).isEmpty();
  }

  /** A gate that was reopened bakes again, after its lease was given back. */
  @Test
  void whoBakesWithoutALeaseGetsOneOrHasLostIt() {
    LeaseGroup free = west.without(one("west").holder());
    LeaseGroup taken = free.granting(one("central"), TEN, ELEVEN);

    assertThat(free.keeping(one("west"), TEN, ELEVEN).against(one("central"), TEN)).hasSize(1);
    LeaseGroup late = taken.keeping(one("west"), TEN.plusSeconds(60), ELEVEN);
    assertThat(late.of(one("west").holder()).flatMap(Lease::fenced)).isPresent();
    assertThat(late.against(one("central"), TEN.plusSeconds(60))).isEmpty();
    assertThat(late.of(one("central").holder())).isEqualTo(taken.of(one("central").holder()));
  }

  /** A person's word lets a release in beside another; both go on. */
  @Test
  void whoIsLetInBesideAnotherTakesNothingAway() {
    LeaseGroup both = west.granting(one("central"), TEN, ELEVEN);

    assertThat(both.leases()).hasSize(2);
    assertThat(both.leases()).flatExtracting(lease -> lease.fenced().stream().toList()).isEmpty();
  }

  @Test
  void whatNobodyCameBackForIsForgotten() {
    Instant muchLater = ELEVEN.plus(Duration.ofDays(61));

    assertThat(west.granting(one("central"), muchLater, muchLater.plusSeconds(60)).leases())
        .extracting(Lease::holder)
        .isEqualTo(List.of(one("central").holder()));
  }
}
