package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.Logged;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.SecretKind;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** S2 to S6 and S8 to S10: what was done, to whom, and what was said of it. */
final class EffectsTest {
  private static final String OTHER = "33333333-3333-3333-3333-333333333333";

  @Test
  void s2WhatIsTerminalStaysSo() {
    assertThat(Tale.promoted().stand(at(14, 0), 13, "Watching", "").breaks("S2")).isNotEmpty();
    Tale again = Tale.deployed().stand(at(13, 1), 10, "Decided", "Promote");
    assertThat(again.stand(at(13, 2), 11, "Watching", "").breaks("S2")).isEmpty();
    Tale halted = Tale.deployed().stand(at(13, 1), 10, "Decided", "Halt");
    assertThat(halted.stand(at(13, 2), 11, "Decided", "Promote").breaks("S2")).isNotEmpty();
  }

  @Test
  void s2AReleaseThatHaltedIsNotPromotedThere() {
    assertThat(Tale.promoted().decided(at(9, 0), 9, "HALT").breaks("S2")).isNotEmpty();
    assertThat(Tale.promoted().decided(at(19, 0), 19, "HALT").breaks("S2")).isEmpty();
  }

  @Test
  void s3NoGateIsLetGoOnAndFailed() {
    assertThat(Tale.promoted().answered(at(14, 0), "Rejected").breaks("S3")).isNotEmpty();
    assertThat(Tale.deployed().answered(at(14, 0), "Rejected").breaks("S3")).isEmpty();
  }

  @Test
  void s4ATokenOfAnotherReleaseOrActionIsNotUsed() {
    Tale other =
        Tale.promoted()
            .add(
                new Issued(
                    at(4, 0), SecretKind.APPROVAL, OTHER, OTHER, Tale.STAGE, Plan.PROMOTION));
    assertThat(
            other
                .call(at(15, 0), 6, "PutApprovalResult", Tale.answer(OTHER, "Approved"))
                .breaks("S4"))
        .isNotEmpty();
    Tale entry =
        Tale.promoted()
            .add(
                new Issued(
                    at(4, 0), SecretKind.APPROVAL, OTHER, Tale.RELEASE, Tale.STAGE, Plan.ENTRY));
    assertThat(
            entry
                .call(at(15, 0), 6, "PutApprovalResult", Tale.answer(OTHER, "Approved"))
                .breaks("S4"))
        .isNotEmpty();
    assertThat(
            Tale.promoted()
                .call(at(15, 0), 6, "PutApprovalResult", Tale.answer("made up", "Approved"))
                .breaks("S4"))
        .isNotEmpty();
  }

  private static Tale rolledBack() {
    return Tale.deployed()
        .add(new StageMoved(at(-50, 0), Tale.BEFORE, Tale.STAGE, "SUCCEEDED"))
        .add(new StageMoved(at(1, 0), Tale.RELEASE, Tale.STAGE, "STARTED"))
        .invoked(Tale.STEP, "rollback-step", at(14, 0))
        .rolledBackTo(at(14, 0), Tale.BEFORE);
  }

  @Test
  void s5AStageIsRolledBackOnceToWhatSucceededThere() {
    assertThat(rolledBack().breaks("S5")).isEmpty();
    assertThat(
            rolledBack()
                .call(at(14, 1), Tale.STEP, "GetPipelineState", Tale.input())
                .rolledBackTo(at(15, 0), Tale.BEFORE)
                .breaks("S5"))
        .isNotEmpty();
    assertThat(
            rolledBack()
                .without(
                    happened ->
                        happened instanceof StageMoved moved && moved.at().isBefore(at(0, 0)))
                .breaks("S5"))
        .isNotEmpty();
    assertThat(
            rolledBack()
                .add(new PipelineMoved(at(-55, 0), Tale.BEFORE, "STARTED", "ManualRollback"))
                .breaks("S5"))
        .isNotEmpty();
  }

  @Test
  void s5WhatShowsAnotherReleaseIsNotRolledBack() {
    assertThat(
            rolledBack().add(new StageMoved(at(13, 30), OTHER, Tale.STAGE, "STARTED")).breaks("S5"))
        .isNotEmpty();
  }

  @Test
  void s5WhatHasNoTokenIsNotSentAgainUnseen() {
    Tale lost =
        Tale.deployed()
            .unanswered(at(13, 2), 6, "PutApprovalResult", Tale.answer(Tale.TOKEN, "Approved"));
    assertThat(lost.answered(at(13, 9), "Approved").breaks("S5")).isNotEmpty();
    Tale looked =
        Tale.deployed()
            .unanswered(at(13, 2), 6, "PutApprovalResult", Tale.answer(Tale.TOKEN, "Approved"))
            .call(at(13, 8), Tale.SETTLE, "GetPipelineState", Tale.input());
    assertThat(looked.answered(at(13, 9), "Approved").breaks("S5")).isEmpty();
  }

  @Test
  void s6AWaveBeginsAfterAQuietPromotionOfTheOneBefore() {
    assertThat(nextWave(Tale.promoted()).breaks("S6")).isEmpty();
    assertThat(nextWave(Tale.deployed()).breaks("S6")).isNotEmpty();
    assertThat(
            nextWave(Tale.promoted())
                .spell("checkout-aggregate", "ALARM", at(15, 0), at(15, 5))
                .breaks("S6"))
        .isNotEmpty();
  }

  /** Promoted at 13:02, by whoever knew of the alarm. */
  @Test
  void s6NoWaveBeginsBesideAnAlarmThatLastsSinceBeforeThePromotion() {
    assertThat(nextWave(alarming(at(40, 0)), at(13, 30)).breaks("S6"))
        .as("nobody may have read it yet")
        .isEmpty();
    assertThat(nextWave(alarming(at(40, 0)), at(14, 3)).breaks("S6")).isNotEmpty();
    assertThat(nextWave(alarming(at(15, 0)), at(18, 0)).breaks("S6")).as("it is over").isEmpty();
    assertThat(
            nextWave(alarming(at(15, 0)), at(18, 0))
                .spell("checkout-aggregate", "ALARM", at(16, 0), at(16, 5))
                .breaks("S6"))
        .as("it fired anew")
        .isNotEmpty();
  }

  private static Tale alarming(Instant until) {
    return Tale.promoted().spell("checkout-aggregate", "ALARM", at(12, 30), until);
  }

  private static Tale nextWave(Tale tale) {
    return nextWave(tale, at(18, 0));
  }

  private static Tale nextWave(Tale tale, Instant began) {
    return tale.add(
            new Issued(
                began.minusSeconds(10),
                SecretKind.JOB,
                OTHER,
                Tale.RELEASE,
                "Prod-Wave-1",
                Plan.ENTRY))
        .call(began, Tale.SETTLE, "PutJobSuccessResult", Tale.input().put("jobId", OTHER));
  }

  @Test
  void s8ARejectIsNotOverridden() {
    assertThat(Tale.promoted().add(person("REJECT", 12)).breaks("S8")).isNotEmpty();
    assertThat(Tale.promoted().add(person("REJECT", 14)).breaks("S8")).isEmpty();
    Tale retried = Tale.promoted().add(person("REJECT", 11)).add(person("RETRY", 12));
    assertThat(retried.breaks("S8")).as("whoever retries").isNotEmpty();
  }

  @Test
  void s8AnApproveIsRecordedWithWhoGaveIt() {
    assertThat(Tale.deployed().add(person("APPROVE", 12)).breaks("S8")).isNotEmpty();
    assertThat(
            Tale.deployed()
                .add(person("APPROVE", 12))
                .line(
                    at(12, 5),
                    20,
                    "{\"kind\": \"PERSON\", \"wave\": \"one-box\", \"text\": \"approved by"
                        + " person\"}")
                .breaks("S8"))
        .isEmpty();
  }

  private static PersonActed person(String act, int minute) {
    return new PersonActed(at(minute, 0), act, Tale.STAGE, Plan.PROMOTION, Tale.RELEASE, true);
  }

  @Test
  void s9IntentAndEvidenceAreWritten() {
    assertThat(Tale.promoted().without(h -> isWritten(h, "INTENT")).breaks("S9")).isNotEmpty();
    assertThat(Tale.promoted().without(h -> isSorted(h, "EVIDENCE/")).breaks("S9")).isNotEmpty();
    assertThat(rolledBack().breaks("S9")).hasSize(1);
  }

  private static boolean isWritten(Object happened, String kind) {
    return happened instanceof Wrote wrote && wrote.body().contains("\"" + kind + "\"");
  }

  private static boolean isSorted(Object happened, String sort) {
    return happened instanceof Wrote wrote && wrote.sort().startsWith(sort);
  }

  @Test
  void s10SecretsShowNowhere() {
    assertThat(Tale.promoted().add(new Logged(at(14, 0), 6, "sent " + Tale.TOKEN)).breaks("S10"))
        .isNotEmpty();
    assertThat(
            Tale.promoted()
                .call(at(14, 0), 6, "Publish", Tale.input().put("Message", "token " + Tale.TOKEN))
                .breaks("S10"))
        .isNotEmpty();
    assertThat(Tale.promoted().wrote(at(14, 0), 30, "TIME/30", note()).breaks("S10")).isNotEmpty();
    Wrote kept =
        new Wrote(at(14, 0), 6, 31, "CREATE", "SECRET/x", "APPROVAL", 1, Tale.TOKEN, true, true);
    assertThat(Tale.promoted().add(kept).breaks("S10")).isEmpty();
    assertThat(Tale.promoted().without(Called.class::isInstance).breaks("S10")).isEmpty();
  }

  private static String note() {
    return "{\"kind\": \"EFFECT\", \"text\": \"" + Tale.TOKEN + "\"}";
  }
}
