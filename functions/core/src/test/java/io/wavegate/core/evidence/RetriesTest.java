package io.wavegate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.CarrierLook.Answered;
import io.wavegate.core.evidence.CarrierLook.Gone;
import io.wavegate.core.evidence.Carriers.Carried;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the history of an action tells that a retry of its stage hides. */
class RetriesTest {
  private static final String TOKEN = "token-1";
  private static final Instant OPENED = Times.DEPLOYED.plusSeconds(600);
  private static final Carried APPROVAL = carried(Carrier.APPROVAL);
  private static final CarrierLook ANOTHER = new Gone("action Promotion waits with another token");

  private static Optional<CarrierLook> retried(ActionFacts... before) {
    List<ActionFacts> runs = new ArrayList<>(List.of(before));
    runs.addFirst(waiting("token-2"));
    return Retries.retried(runs, APPROVAL, OPENED, ANOTHER);
  }

  @Test
  void aRejectionThatARetryHidesStandsInTheHistory() {
    assertThat(retried(ended("Failed", "no", "arn:jo", OPENED.plusSeconds(300))))
        .contains(new Answered(false, "arn:jo", "no", OPENED.plusSeconds(300)));
  }

  @Test
  void aRejectionIsNotUndoneByALaterRunThatTimedOut() {
    assertThat(
            retried(
                ended("Failed", "timed out", "", OPENED.plusSeconds(900)),
                ended("Failed", "no", "arn:jo", OPENED.plusSeconds(300))))
        .containsInstanceOf(Answered.class);
  }

  @Test
  void whatTimedOutBeforeTheRetryWasRejectedByNobody() {
    assertThat(retried(ended("Failed", "timed out", "", OPENED.plusSeconds(300))))
        .contains(ANOTHER);
  }

  @Test
  void aHistoryThatDoesNotShowHowTheRunEndedIsOld() {
    assertThat(retried()).isEmpty();
    assertThat(retried(waiting(TOKEN))).isEmpty();
    assertThat(retried(ended("Failed", "no", "arn:jo", OPENED.minusSeconds(61))))
        .as("that was an earlier attempt's")
        .isEmpty();
  }

  /** By one clock: what was rejected just before is another run's, what comes at once is ours. */
  @Test
  void whereItIsKnownWhenTheApprovalBeganToWaitNoTwoClocksAreCompared() {
    Instant began = OPENED.minusSeconds(300);
    Carried known =
        new Carried(Ids.gateId(), Carrier.APPROVAL, "Promotion", TOKEN, Optional.of(began));
    List<ActionFacts> ours = List.of(waiting("t2"), ended("Failed", "no", "arn:jo", began));
    List<ActionFacts> before =
        List.of(waiting("t2"), ended("Failed", "no", "arn:jo", began.minusSeconds(1)));

    assertThat(Retries.retried(ours, known, OPENED, ANOTHER)).containsInstanceOf(Answered.class);
    assertThat(Retries.retried(before, known, OPENED, ANOTHER)).isEmpty();
  }

  @Test
  void onlyAnApprovalOfThisReleaseThatWaitsWithAnotherTokenWasRetried() {
    assertThat(Retries.isRetried(stage(waiting(TOKEN)), APPROVAL)).isFalse();
    assertThat(Retries.isRetried(stage(ended("Failed", "no", "arn:jo", OPENED)), APPROVAL))
        .isFalse();
    assertThat(Retries.isRetried(stage("e2", waiting("token-2")), APPROVAL)).isFalse();
    assertThat(Retries.isRetried(stage(waiting("")), carried(Carrier.INVOKE))).isFalse();
  }

  private static StageFacts stage(ActionFacts... actions) {
    return stage(Ids.EXECUTION, actions);
  }

  private static StageFacts stage(String execution, ActionFacts... actions) {
    return new StageFacts(
        "Prod-OneBox", execution, "InProgress", true, "", List.of(), List.of(actions));
  }

  private static Carried carried(Carrier carrier) {
    return new Carried(Ids.gateId(), carrier, "Promotion", TOKEN, Optional.empty());
  }

  private static ActionFacts ended(String status, String summary, String by, Instant at) {
    return new ActionFacts("Promotion", status, "", summary, by, at);
  }

  private static ActionFacts waiting(String token) {
    return new ActionFacts("Promotion", "InProgress", token, "", "", Times.DEPLOYED);
  }
}
