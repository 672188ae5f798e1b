package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.NET;
import static io.wavegate.core.admission.Admitted.admits;
import static io.wavegate.core.admission.Admitted.waiting;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.admission.Admitted.weekdays;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;

import io.wavegate.core.evidence.BudgetValue;
import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.people.Order;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.BudgetRule;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.Target;
import io.wavegate.core.testing.EntryCases;
import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** How a start gets along with other pipelines. */
class OthersTest {
  private static final Claim OWN = claim("checkout");

  /** What is known where no other pipeline is near. */
  static EntryFacts alone() {
    return new EntryFacts(OWN, LeaseGroup.NONE, Optional.empty());
  }

  private static Claim claim(String service) {
    PipelineRef pipeline = new PipelineRef("111122223333", "eu-west-1", service + "-prod");
    return new Claim(
        new Holder(service, pipeline, "1f3a9c2e", "Prod-OneBox", "one-box"),
        AtOnce.ONE,
        List.of(new Target("111122223333", "eu-west-1")));
  }

  private static Function<EntryCases, Admission> beside(LeaseGroup leases) {
    return look ->
        Admissions.judge(
            look.beside(new EntryFacts(OWN, leases, Optional.empty())).at(at("09:00:00")));
  }

  private static LeaseGroup heldUntil(Instant until) {
    return LeaseGroup.NONE.granting(claim("checkout-eu"), at("08:00:00"), until);
  }

  @Test
  void beneathNobodyElseItStartsAndNothingIsSaidOfIt() {
    given(clear())
        .when(beside(LeaseGroup.NONE))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void whileAnotherPipelineDeploysItWaitsAndSaysForWhich() {
    given(clear())
        .when(beside(heldUntil(at("15:00:00"))))
        .then(
            admission ->
                waiting(
                    admission,
                    List.of(
                        "checkout-eu (pipeline checkout-eu-prod, wave one-box) deploys to"
                            + " 111122223333 eu-west-1 since Mon 4 May 08:00Z, until Mon 4 May"
                            + " 15:00Z at the latest"),
                    at("09:05:00")));
  }

  @Test
  void itLooksAgainAtTheMomentInWhichTheLeaseRunsOut() {
    given(clear())
        .when(beside(heldUntil(at("09:02:00"))))
        .then(
            admission ->
                Assertions.assertThat(((Admission.Wait) admission).nextLook())
                    .isEqualTo(at("09:02:00")));
  }

  private static Function<EntryCases, Admission> afterStarts(int most, TeamStarts starts) {
    QuotaLook quota = new QuotaLook(new Quota("shop", Optional.of(most)), starts);
    return look ->
        Admissions.judge(
            look.beside(new EntryFacts(OWN, LeaseGroup.NONE, Optional.of(quota)))
                .at(at("09:00:00")));
  }

  private static TeamStarts two() {
    return TeamStarts.NONE
        .with(claim("basket").holder(), at("08:10:00"))
        .with(claim("search").holder(), at("08:40:00"));
  }

  @Test
  void whileItsTeamHasRoomItStarts() {
    given(clear())
        .when(afterStarts(3, two()))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void whereItsTeamHasNoRoomItSaysWhoTookItAndWhenTheNextWindowOpens() {
    given(clear().under(policy().open(weekdays())))
        .when(afterStarts(2, two()))
        .then(
            admission ->
                waiting(
                    admission,
                    List.of(
                        "team shop has started 2 of 2 deployments in this window (basket one-box"
                            + " Mon 4 May 08:10Z, search one-box Mon 4 May 08:40Z); the next one"
                            + " opens Tue 5 May 08:00Z"),
                    at("09:05:00")));
  }

  @Test
  void whatWasStartedBeforeTheWindowOpenedDoesNotCount() {
    TeamStarts yesterday =
        TeamStarts.NONE.with(claim("basket").holder(), at("07:59:59").minusSeconds(86_400));
    given(clear().under(policy().open(weekdays())))
        .when(afterStarts(2, yesterday.with(claim("search").holder(), at("08:40:00"))))
        .then(admits("inside a window; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void aDeploymentThatIsTriedAgainIsCountedOnce() {
    TeamStarts own = two().with(OWN.holder(), at("08:50:00"));
    Assertions.assertThat(own.with(OWN.holder(), at("08:55:00")).starts()).hasSize(3);
    given(clear())
        .when(afterStarts(3, own))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }

  @Test
  void aTeamWithoutALimitIsOnlyCounted() {
    QuotaLook quota = new QuotaLook(new Quota("shop", Optional.empty()), two());

    Assertions.assertThat(quota.spent(OWN.holder(), List.of(), at("09:00:00"))).isEmpty();
  }

  private static Function<EntryCases, Admission> withBudget(Reading<BudgetValue> left) {
    MetricQuery errors =
        new MetricQuery("m", "Shop", "Errors", new LinkedHashMap<>(), "Sum", Duration.ofHours(1));
    BudgetRule rule = new BudgetRule("10 - m", List.of(errors), Duration.ofDays(1), 2);
    return look ->
        Admissions.judge(
            look.beside(
                    new EntryFacts(OWN, LeaseGroup.NONE, Optional.empty())
                        .with(Optional.of(new BudgetLook(rule, left))))
                .at(at("09:00:00")));
  }

  private static Reading<BudgetValue> left(double value, String at) {
    return new Read<>(new BudgetValue(value, at(at)), at("09:00:00"));
  }

  @Test
  void whatIsLeftOfAnErrorBudgetIsSaid() {
    given(clear())
        .when(withBudget(left(2, "08:00:00")))
        .then(
            admits(
                "no windows set; checkout-aggregate, checkout-onebox OK; no holds; error budget 2,"
                    + " at least 2 wanted; "
                    + NET));
  }

  @Test
  void whileItsErrorBudgetIsSpentItWaits() {
    given(clear())
        .when(withBudget(left(1.5, "08:00:00")))
        .then(
            waitsFor(
                "error budget spent: 10 - m is 1.5 since Mon 4 May 08:00Z, at least 2 wanted"));
  }

  @Test
  void aBudgetThatIsNotKnownIsNotLeft() {
    given(clear())
        .when(withBudget(new Unread<>("Throttling: slow down", at("09:00:00"))))
        .then(waitsFor("the error budget was not read: Throttling: slow down"));
    given(clear())
        .when(withBudget(left(Double.NaN, "08:00:00")))
        .then(waitsFor("the error budget is no number: NaN"));
    given(clear())
        .when(withBudget(left(9, "06:44:59")))
        .then(waitsFor("the error budget is not known: its newest value is of Mon 4 May 06:44Z"));
  }

  @Test
  void aPersonsApprovalDoesNotWait() {
    given(clear().ordered(Order.Kind.APPROVE, "ada", "they are done"))
        .when(beside(heldUntil(at("15:00:00"))))
        .then(
            admission ->
                Assertions.assertThat(((Admission.Admit) admission).verdict())
                    .isInstanceOf(Verdict.PromoteByPerson.class));
  }
}
