package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.handlers.store.Policies.Pinned;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A policy is a parameter; what is put there reaches the gates, and nothing else does. */
class PolicyChangeFunctionTest {
  private static final String CHECKOUT = "/wavegate/policies/checkout";

  private final Bench bench = Bench.open();
  private final Functions functions = new Functions(bench.wiring());
  private final String before = current().digest();

  @Test
  void aNewVersionIsCurrentAndAGateThatIsOpenKeepsItsOwn() {
    Journey release = Journey.atEntry(bench);

    String said = functions.policyChange(bench.putParameter(CHECKOUT, text("6h", "7h")));

    assertThat(said)
        .isEqualTo("version " + current().digest() + " of the policy of checkout is current now");
    assertThat(current().digest()).isNotEqualTo(before);
    assertThat(current().policy().waves().getFirst().bake().atMost())
        .isEqualTo(Duration.ofHours(7));
    assertThat(release.gate(release.entry()).policyVersion()).isEqualTo(before);
    assertThat(bench.pages()).isEmpty();
  }

  @Test
  void theSameEventTwiceWritesOnce() {
    String event = bench.putParameter(CHECKOUT, text("6h", "7h"));
    functions.policyChange(event);
    var kept = bench.store().all();

    assertThat(functions.policyChange(event)).isEqualTo("the policy of checkout is current");

    assertThat(bench.store().all()).isEqualTo(kept);
  }

  @Test
  void anOldEventBringsWhatTheParameterHoldsNow() {
    String old = bench.putParameter(CHECKOUT, text("6h", "7h"));
    bench.putParameter(CHECKOUT, text("6h", "8h"));

    functions.policyChange(old);

    assertThat(current().policy().waves().getFirst().bake().atMost())
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void aBadPolicyChangesNothingAndItsPeopleAreToldWhereOnce() {
    String event = bench.putParameter(CHECKOUT, text("bake: {for: 1h", "bake: {fro: 1h"));
    functions.policyChange(event);
    functions.policyChange(event);
    functions.reconcile();

    assertThat(current().digest()).isEqualTo(before);
    assertThat(bench.pages())
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.subject()).contains("checkout: policy refused");
              assertThat(page.message())
                  .contains(CHECKOUT + ":12:")
                  .contains("fro")
                  .endsWith("The former policy stays current.");
            });
  }

  @Test
  void anotherMistakeIsToldToo() {
    functions.policyChange(bench.putParameter(CHECKOUT, text("for: 1h", "for: 1s")));
    functions.policyChange(bench.putParameter(CHECKOUT, text("for: 1h", "for: 2s")));

    assertThat(bench.pages()).hasSize(2);
  }

  @Test
  void aPageThatIsRefusedIsSentAgain() {
    bench.faults().refuse("Publish", "InternalError", 500);
    String event = bench.putParameter(CHECKOUT, text("for: 1h", "for: 1s"));
    assertThatThrownBy(() -> functions.policyChange(event))
        .isInstanceOf(IllegalStateException.class);
    bench.faults().mend("Publish");

    functions.policyChange(event);

    assertThat(bench.pageSubjects()).containsExactly("checkout: policy refused");
  }

  @Test
  void aPolicyIsTheServicesThatItsParameterIsNamedAfter() {
    String said =
        functions.policyChange(bench.putParameter("/wavegate/policies/basket", Bench.policyText()));

    assertThat(said)
        .isEqualTo(
            "refused: /wavegate/policies/basket: service must be basket, as the parameter is named, got checkout");
    assertThat(bench.books().policies().current("basket")).isEmpty();
    assertThat(bench.pages().getLast().message())
        .endsWith("There is no former one: gates of this service are refused.");
  }

  @Test
  void aPipelineIsNotTakenFromTheServiceItDeploys() {
    String stolen = text("service: checkout", "service: basket");

    String said = functions.policyChange(bench.putParameter("/wavegate/policies/basket", stolen));

    assertThat(said).contains("pipeline checkout-prod deploys service checkout already");
    assertThat(current().policy().service()).isEqualTo("checkout");
  }

  @Test
  void aServiceThatMovesToAnotherPipelineLeavesTheFormerFree() {
    functions.policyChange(
        bench.putParameter(CHECKOUT, text("pipeline: checkout-prod", "pipeline: checkout-next")));

    assertThat(bench.books().policies().pipelines())
        .singleElement()
        .satisfies(pipeline -> assertThat(pipeline.name()).isEqualTo("checkout-next"));
    assertThat(
            functions.policyChange(
                bench.putParameter(
                    "/wavegate/policies/basket", text("service: checkout", "service: basket"))))
        .startsWith("version ");
  }

  @Test
  void aDeletedPolicyStaysForGatesThatAreOpenAndNoNewOneOpens() {
    functions.policyChange(bench.putParameter(CHECKOUT, Bench.policyText()));
    Journey release = Journey.atEntry(bench);

    String said = functions.policyChange(bench.deleteParameter(CHECKOUT));

    assertThat(said)
        .startsWith("parameter /wavegate/policies/checkout is gone. Gates that are open");
    assertThat(bench.pageSubjects()).containsExactly("checkout: policy removed");
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted())
        .isEqualTo("no policy names approval action Prod-OneBox/PromotionGate");
    Bench other = Bench.open();
    Functions others = new Functions(other.wiring());
    others.policyChange(other.putParameter(CHECKOUT, Bench.policyText()));
    others.policyChange(other.deleteParameter(CHECKOUT));
    Journey.pushed(other);
    assertThat(others.gate(other.pipeline().lastJob()))
        .isEqualTo("misconfigured: no policy is installed for service \"checkout\"");
  }

  @Test
  void aLostEventIsMendedByTheNextReconcile() {
    bench.putParameter(CHECKOUT, text("6h", "7h"));

    functions.reconcile();

    assertThat(current().policy().waves().getFirst().bake().atMost())
        .isEqualTo(Duration.ofHours(7));
  }

  @Test
  void aLostDeletionIsMendedByTheNextReconcile() {
    functions.policyChange(bench.putParameter(CHECKOUT, Bench.policyText()));
    bench.deleteParameter(CHECKOUT);

    functions.reconcile();
    functions.reconcile();

    assertThat(bench.books().policies().current("checkout")).isEmpty();
    assertThat(bench.pageSubjects()).containsExactly("checkout: policy removed");
  }

  @Test
  void aListThatLeavesAParameterOutDoesNotRemoveItsPolicy() {
    functions.policyChange(bench.putParameter(CHECKOUT, Bench.policyText()));
    bench.hideParameters();

    functions.reconcile();

    assertThat(current().digest()).isEqualTo(before);
    assertThat(bench.pages()).isEmpty();
  }

  @Test
  void everyPageOfParametersIsRead() {
    for (int i = 0; i < 25; i++) {
      String service = "s%02d".formatted(i);
      bench.putParameter(
          "/wavegate/policies/" + service,
          text("service: checkout", "service: " + service)
              .replace("pipeline: checkout-prod", "pipeline: " + service));
    }

    assertThatThrownBy(functions::reconcile)
        .as("no such pipelines here")
        .isInstanceOf(IllegalStateException.class);

    for (int i = 0; i < 25; i++) {
      assertThat(bench.books().policies().current("s%02d".formatted(i))).isPresent();
    }
    assertThat(bench.faults().calls("GetParametersByPath")).hasSize(3);
  }

  @Test
  void aParameterThatCannotBeReadChangesNothing() {
    functions.policyChange(bench.putParameter(CHECKOUT, Bench.policyText()));
    bench.faults().refuse("GetParameter", "AccessDeniedException", 400);
    bench.faults().refuse("GetParametersByPath", "AccessDeniedException", 400);
    String event = bench.deleteParameter(CHECKOUT);

    assertThatThrownBy(() -> functions.policyChange(event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AccessDeniedException");
    assertThatThrownBy(functions::reconcile).isInstanceOf(IllegalStateException.class);

    assertThat(current().digest()).isEqualTo(before);
  }

  @Test
  void whatIsNoPolicysParameterOfThisAccountIsDiscarded() {
    String event = bench.putParameter(CHECKOUT, text("6h", "7h"));

    assertThat(functions.policyChange(event.replace("111122223333", "999999999999")))
        .isEqualTo("discarded: a parameter of account 999999999999");
    assertThat(functions.policyChange(event.replace(CHECKOUT, CHECKOUT + "/draft")))
        .isEqualTo("discarded: parameter /wavegate/policies/checkout/draft holds no policy");
    assertThat(functions.policyChange(event.replace("aws.ssm", "aws.events")))
        .startsWith("discarded: ");
    assertThat(current().digest()).isEqualTo(before);
  }

  /** The event may say anything: the parameter is read. */
  @Test
  void aForgedDeletionRemovesNothing() {
    String event = bench.putParameter(CHECKOUT, Bench.policyText());

    functions.policyChange(event.replace("Update", "Delete"));

    assertThat(current().digest()).isEqualTo(before);
  }

  private Pinned current() {
    return bench.books().policies().current("checkout").orElseThrow();
  }

  private static String text(String part, String by) {
    assertThat(Bench.policyText()).contains(part);
    return Bench.policyText().replaceFirst(java.util.regex.Pattern.quote(part), by);
  }
}
