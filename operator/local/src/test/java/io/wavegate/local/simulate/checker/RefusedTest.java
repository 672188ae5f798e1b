package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.local.simulate.trace.Happened.SecretKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What must hold of a release that was refused, and whose stage is retried (S2, S3, S8, S9). */
final class RefusedTest {
  private static final String AGAIN = "33333333-3333-3333-3333-333333333333";

  private static PersonActed rejects(Instant at) {
    return new PersonActed(at, "REJECT", Tale.STAGE, Plan.PROMOTION, Tale.RELEASE, true);
  }

  private static Tale reopened(Tale tale, Instant at) {
    return tale.add(new PersonAsked(at, "REOPEN", Tale.STAGE, Tale.RELEASE))
        .wrote(at, 60, "REOPENED/" + Tale.WAVE + "/promotion/1", "{}");
  }

  /** The stage is retried, and its gate is asked anew at minute 8. */
  private static Tale retried(Tale tale) {
    return tale.add(run("STARTED", at(8, 0)))
        .add(
            new Issued(
                at(8, 0), SecretKind.APPROVAL, AGAIN, Tale.RELEASE, Tale.STAGE, Plan.PROMOTION));
  }

  private static ActionMoved run(String state, Instant at) {
    return new ActionMoved(
        at, Tale.RELEASE, Tale.STAGE, Plan.PROMOTION, "Approval", "id-again", state);
  }

  private static Tale answered(Tale tale, Instant at, String status) {
    String state = status.equals("Approved") ? "SUCCEEDED" : "FAILED";
    return tale.call(at, Tale.SETTLE, "PutApprovalResult", Tale.answer(AGAIN, status))
        .add(run(state, at));
  }

  private static Tale intended(Tale tale, String text, Instant at) {
    return tale.line(
        at,
        30,
        "{\"kind\": \"INTENT\", \"wave\": \"%s\", \"text\": \"%s\"}".formatted(Tale.WAVE, text));
  }

  @Test
  void aRejectionStandsThoughTheStageWasRetried() {
    Tale promoted =
        answered(retried(Tale.deployed().add(rejects(at(5, 0)))), at(14, 0), "Approved");

    assertThat(promoted.breaks("S8")).singleElement().asString().contains("a person's Reject");
    assertThat(reopened(promoted, at(15, 0)).breaks("S8")).as("too late").hasSize(1);
    assertThat(reopened(promoted, at(7, 0)).breaks("S8")).isEmpty();
  }

  @Test
  void aRejectionThatWavegateNeverHeardOfIsNoOnes() {
    Tale unheard = retried(Tale.deployed().add(rejects(at(3, 0))));

    assertThat(answered(unheard, at(14, 0), "Approved").breaks("S8")).isEmpty();
  }

  @Test
  void aRetriedStageFailsAtOnceAfterARejection() {
    Tale left = retried(Tale.deployed().add(rejects(at(5, 0))));

    assertThat(left.breaks("S2")).singleElement().asString().contains("after a person's REJECT");
    assertThat(reopened(retried(Tale.deployed().add(rejects(at(5, 0)))), at(9, 0)).breaks("S2"))
        .as("opened while it waits")
        .isEmpty();
    assertThat(answered(left, at(9, 0), "Rejected").breaks("S2")).isEmpty();
  }

  @Test
  void oneRefusalThatWasOpenedHidesNoOtherThatWasNot() {
    Tale left = retried(Tale.deployed().add(rejects(at(4, 0))).decided(at(5, 0), 9, "ROLL_BACK"));

    assertThat(reopened(left, at(9, 0)).breaks("S2"))
        .singleElement()
        .asString()
        .contains("after ROLL_BACK");
  }

  @Test
  void whatWasHaltedMayBeOpenedAgainAndWhatWasRolledBackMayNot() {
    Tale halted =
        answered(retried(Tale.deployed().decided(at(5, 0), 9, "HALT")), at(15, 0), "Approved");
    assertThat(halted.breaks("S2")).hasSize(2);
    assertThat(reopened(halted, at(7, 0)).breaks("S2")).isEmpty();

    Tale back =
        answered(retried(Tale.deployed().decided(at(5, 0), 9, "ROLL_BACK")), at(15, 0), "Approved");
    assertThat(reopened(back, at(7, 0)).breaks("S2")).hasSize(2);
  }

  @Test
  void whatFailedIsLetGoOnOnlyWhereItWasOpenedAgain() {
    Tale both =
        answered(retried(Tale.deployed().answered(at(5, 0), "Rejected")), at(14, 0), "Approved");

    assertThat(both.breaks("S3")).hasSize(1);
    assertThat(reopened(both, at(7, 0)).breaks("S3")).isEmpty();
  }

  @Test
  void whatWasLetGoOnIsFailedOnlyWhereTheWholeStageRanAnew() {
    Tale both =
        answered(retried(Tale.deployed().answered(at(5, 0), "Approved")), at(9, 0), "Rejected");

    assertThat(both.breaks("S3")).hasSize(1);
    assertThat(
            both.add(
                    new PersonActed(
                        at(7, 0), "RETRY_ALL", Tale.STAGE, Plan.PROMOTION, Tale.RELEASE, true))
                .breaks("S3"))
        .isEmpty();
  }

  /** Nobody decided it in the wave: a person has asked, or a later wave takes the release back. */
  @Test
  void aRetriedStageFailsAtOnceOnceItsRollbackWasBegun() {
    Tale left = retried(Tale.deployed().wrote(at(5, 0), 60, "RETURNS/" + Tale.STAGE, "{}"));

    assertThat(left.breaks("S2")).singleElement().asString().contains("after ROLL_BACK");
    assertThat(reopened(left, at(9, 0)).breaks("S2")).as("not opened again").hasSize(1);
    assertThat(answered(left, at(9, 0), "Rejected").breaks("S2")).isEmpty();
  }

  @Test
  void aRunThatIsFailedAtOnceHasAnIntentOfItsOwn() {
    Tale failed = answered(retried(Tale.deployed().intended(at(5, 0))), at(9, 0), "Rejected");

    assertThat(failed.breaks("S9")).as("the intent before the retry is another's").hasSize(1);
    assertThat(intended(failed, "will fail PromotionGate at once: so", at(8, 1)).breaks("S9"))
        .isEmpty();
  }

  @Test
  void nobodyOpensAGateThatNobodyWantedOpened() {
    Tale promoted =
        answered(retried(Tale.deployed().add(rejects(at(5, 0)))), at(14, 0), "Approved")
            .wrote(at(7, 0), 60, "REOPENED/" + Tale.WAVE + "/promotion/1", "{}");

    assertThat(promoted.breaks("S8")).hasSize(1);
  }

  @Test
  void theIntentToFailIsNoneToLetGoOn() {
    Tale approved = answered(retried(Tale.deployed()), at(9, 0), "Approved");

    assertThat(intended(approved, "will fail PromotionGate at once: so", at(8, 1)).breaks("S9"))
        .hasSize(1);
  }

  @Test
  void theEvidenceOfAGateThatWasOpenedAgainBeginsThere() {
    Tale promoted = Tale.promoted().spell(Plan.AGGREGATE, "ALARM", at(2, 0), at(2, 30));
    assertThat(promoted.breaks("S1")).isNotEmpty();

    assertThat(
            promoted
                .add(new PersonAsked(at(2, 40), "REOPEN", Tale.STAGE, Tale.RELEASE))
                .breaks("S1"))
        .as("it was not done")
        .isNotEmpty();
    assertThat(reopened(promoted, at(2, 45)).breaks("S1")).isEmpty();
    assertThat(reopened(promoted, at(3, 30)).breaks("S1"))
        .as("the bake is counted from there")
        .isNotEmpty();
  }
}
