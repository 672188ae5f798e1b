package io.wavegate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.CarrierLook.Answered;
import io.wavegate.core.evidence.CarrierLook.FailedStage;
import io.wavegate.core.evidence.CarrierLook.Gone;
import io.wavegate.core.evidence.CarrierLook.Holding;
import io.wavegate.core.evidence.Carriers.Carried;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a stage says of the action that holds the pipeline: only that token, only that release. */
class CarriersTest {
  private static final String TOKEN = "token-1";
  private static final Instant OPENED = Times.DEPLOYED.plusSeconds(600);
  private static final Carried APPROVAL = carried(Carrier.APPROVAL);

  @Test
  void anApprovalThatWaitsWithOurTokenHolds() {
    assertThat(approval(waiting(TOKEN))).isEqualTo(new Holding(List.of()));
  }

  @Test
  void anApprovalThatWaitsWithAnotherTokenIsAnotherOne() {
    assertThat(approval(waiting("token-2")))
        .isEqualTo(new Gone("action Promotion waits with another token"));
  }

  @Test
  void anInvokeActionInProgressHoldsWhateverItsToken() {
    assertThat(look(Ids.EXECUTION, Carrier.INVOKE, waiting(""))).isInstanceOf(Holding.class);
  }

  @Test
  void aStageWithAnotherReleaseHoldsNothingOfOurs() {
    assertThat(look("e2", Carrier.APPROVAL, waiting(TOKEN)))
        .isEqualTo(new Gone("stage Prod-OneBox shows execution e2"));
    assertThat(look("", Carrier.APPROVAL, waiting(TOKEN)))
        .isEqualTo(new Gone("stage Prod-OneBox shows execution none"));
  }

  @Test
  void aStageWithoutTheActionHoldsNothing() {
    assertThat(approval(action("Other", "InProgress", TOKEN, "", "")))
        .isEqualTo(new Gone("stage Prod-OneBox has no action Promotion"));
  }

  @Test
  void failedActionsBesideItAreSaid() {
    assertThat(
            approval(
                action("Cell-1", "Failed", "", "", ""),
                action("Cell-2", "Succeeded", "", "", ""),
                waiting(TOKEN),
                action("Cell-3", "Failed", "", "", "")))
        .isEqualTo(new Holding(List.of(failed("Cell-1", ""), failed("Cell-3", ""))));
  }

  @Test
  void anActionThatFailedBeforeThisReleaseWasLetInIsAnotherReleasesAction() {
    assertThat(
            approval(
                entered(Times.DEPLOYED.plusSeconds(60)),
                action("Cell-1", "Failed", "", "", ""),
                waiting(TOKEN)))
        .isEqualTo(new Holding(List.of()));
  }

  @Test
  void aGatesOwnActionIsNoDeployAction() {
    assertThat(approval(action("Entry", "Failed", "", "", ""), waiting(TOKEN)))
        .isEqualTo(new Holding(List.of()));
  }

  @Test
  void aFailedStageSaysWhatFailed() {
    assertThat(failedStage(entered(), action("Cell-1", "Failed", "", "stack update failed", "")))
        .isEqualTo(new FailedStage(List.of(failed("Cell-1", "stack update failed")), true));
  }

  @Test
  void aFailedStageWhoseDeploymentsSucceededFailedAtItsPromotionAction() {
    assertThat(
            failedStage(
                entered(),
                action("Cell-1", "Succeeded", "", "", ""),
                promotion("Failed", "function not found", "")))
        .isEqualTo(new FailedStage(List.of(failed("Promotion", "function not found")), false));
  }

  @Test
  void aStageThatWasRetriedIsNotFailedAnyMore() {
    assertThat(failedStage(entered(), action("Cell-1", "InProgress", "", "", "")))
        .isEqualTo(new Gone("nothing in stage Prod-OneBox is failed"));
  }

  @Test
  void aFailureOfTheReleaseBeforeIsNotThisReleases() {
    assertThat(
            failedStage(
                entered(Times.DEPLOYED.plusSeconds(60)),
                action("Cell-1", "Failed", "", "", ""),
                promotion("Failed", "", "arn:jo")))
        .isEqualTo(new Gone("nothing in stage Prod-OneBox is failed"));
  }

  @Test
  void anApprovalByAPersonIsAnswered() {
    assertThat(approval(promotion("Succeeded", "seen it", "arn:jo")))
        .isEqualTo(new Answered(true, "arn:jo", "seen it", Times.DEPLOYED));
  }

  @Test
  void aRejectionByAPersonIsAnswered() {
    assertThat(approval(promotion("Failed", "no", "arn:jo")))
        .isEqualTo(new Answered(false, "arn:jo", "no", Times.DEPLOYED));
  }

  @Test
  void anApprovalThatTimedOutIsGoneNotRejected() {
    assertThat(approval(promotion("Failed", "timed out", "")))
        .isEqualTo(new CarrierLook.TimedOut("action Promotion is Failed: timed out"));
  }

  @Test
  void whereTheNextReleaseStandsInTheStageTheHistorySaysWhatBecameOfTheAction() {
    CarrierLook gone = new Gone("stage Prod-OneBox shows execution e2");

    assertThat(
            Carriers.afterwards(
                List.of(promotion("Succeeded", "seen it", "arn:jo")), APPROVAL, gone))
        .contains(new Answered(true, "arn:jo", "seen it", Times.DEPLOYED));
    assertThat(Carriers.afterwards(List.of(), APPROVAL, gone)).contains(gone);
    assertThat(Carriers.afterwards(List.of(promotion("InProgress", "", "")), APPROVAL, gone))
        .as("one of the two is old")
        .isEmpty();
  }

  @Test
  void anAbandonedApprovalIsGoneThoughAPersonStoppedIt() {
    assertThat(approval(promotion("Abandoned", "", "arn:jo")))
        .isEqualTo(new Gone("action Promotion is Abandoned"));
  }

  @Test
  void anApprovalThatNeverRanIsGone() {
    assertThat(approval(promotion("", "", ""))).isEqualTo(new Gone("action Promotion is none"));
  }

  @Test
  void anInvokeActionThatEndedIsNotAPersonsAnswer() {
    assertThat(look(Ids.EXECUTION, Carrier.INVOKE, promotion("Succeeded", "", "arn:role")))
        .isEqualTo(new Gone("action Promotion is Succeeded"));
  }

  @Test
  void aTokenIsNotShown() {
    assertThat(waiting("hunter2")).hasToString("ActionFacts[Promotion InProgress]");
  }

  @Test
  void justAfterTheGateOpenedAnotherReleaseInItsStageIsAnOldPicture() {
    assertThat(isOutdated("e0", Duration.ofSeconds(5), waiting(TOKEN))).isTrue();
    assertThat(isOutdated("e0", Duration.ofMinutes(1), waiting(TOKEN))).isFalse();
    assertThat(isOutdated(Ids.EXECUTION, Duration.ofSeconds(5), waiting(TOKEN))).isFalse();
  }

  @Test
  void anEndFromBeforeTheGateOpenedIsAnOldPicture() {
    ActionFacts before = promotion("Succeeded", "go", "somebody");
    assertThat(isOutdated(Ids.EXECUTION, Duration.ofSeconds(5), before)).isTrue();
    ActionFacts now =
        new ActionFacts("Promotion", "Succeeded", "", "go", "somebody", OPENED.plusSeconds(3));
    assertThat(isOutdated(Ids.EXECUTION, Duration.ofSeconds(5), now)).isFalse();
  }

  private static boolean isOutdated(String execution, Duration after, ActionFacts... actions) {
    return Carriers.isOutdated(stage(execution, actions), APPROVAL, OPENED, OPENED.plus(after));
  }

  private static CarrierLook approval(ActionFacts... actions) {
    return look(Ids.EXECUTION, Carrier.APPROVAL, actions);
  }

  private static CarrierLook look(String execution, Carrier kind, ActionFacts... actions) {
    return Carriers.look(stage(execution, actions), carried(kind), Policies.policy().wave());
  }

  private static StageFacts stage(String execution, ActionFacts... actions) {
    return new StageFacts(
        "Prod-OneBox", execution, "InProgress", true, "", List.of(), List.of(actions));
  }

  private static Carried carried(Carrier carrier) {
    return new Carried(Ids.gateId(), carrier, "Promotion", TOKEN, Optional.empty());
  }

  private static CarrierLook failedStage(ActionFacts... actions) {
    return look(Ids.EXECUTION, Carrier.FAILED_STAGE, actions);
  }

  private static FailedAction failed(String name, String said) {
    return new FailedAction(name, said);
  }

  /** The next release may enter in the very moment in which the one before it failed. */
  @Test
  void aFailureInTheMomentInWhichThisReleaseWasLetInIsNotThisReleases() {
    assertThat(failedStage(entered(Times.DEPLOYED), promotion("Failed", "I say so", "arn:jo")))
        .isEqualTo(new Gone("nothing in stage Prod-OneBox is failed"));
  }

  private static ActionFacts entered() {
    return entered(Times.DEPLOYED.minusSeconds(60));
  }

  private static ActionFacts entered(Instant at) {
    return new ActionFacts("Entry", "Succeeded", "", "", "", at);
  }

  private static ActionFacts waiting(String token) {
    return action("Promotion", "InProgress", token, "", "");
  }

  private static ActionFacts promotion(String status, String summary, String by) {
    return action("Promotion", status, "", summary, by);
  }

  private static ActionFacts action(
      String name, String status, String token, String summary, String by) {
    return new ActionFacts(name, status, token, summary, by, Times.DEPLOYED);
  }
}
