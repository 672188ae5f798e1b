package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.local.simulate.trace.Happened.SecretKind;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What must hold of a wave that is taken back after its promotion (L2, S1, S6, S8). */
final class RecalledTest {
  private static final String ANOTHER = "33333333-3333-3333-3333-333333333333";
  private static final String NEXT = "Prod-Wave-1";

  private static Tale fired(int from, int to) {
    return Tale.promoted().spell(Plan.AGGREGATE, "ALARM", at(from, 0), at(to, 0));
  }

  private static Tale rolledBack(Tale tale, Instant at) {
    return tale.invoked(Tale.STEP, "rollback-step", at).rolledBackTo(at, Tale.BEFORE);
  }

  private static Tale recalled(Tale tale, Instant at) {
    return tale.wrote(at, 20, "RECALL/" + Tale.WAVE, "{\"scope\": \"WAVE\"}");
  }

  private static PersonAsked asked(String stage, Instant at) {
    return new PersonAsked(at, "ROLLBACK", stage, Tale.RELEASE);
  }

  private static PersonActed answered(Instant at, boolean accepted) {
    return new PersonActed(at, "ROLLBACK_ASKED", "", "", Tale.RELEASE, accepted);
  }

  private static ActionMoved entered(Instant at) {
    return new ActionMoved(at, Tale.RELEASE, NEXT, Plan.ENTRY, "Approval", "id-next", "SUCCEEDED");
  }

  @Test
  void l2AnAlarmAfterAPromotionLeadsToARollbackOrToAPage() {
    assertThat(Tale.promoted().breaks("L2")).isEmpty();
    assertThat(fired(15, 18).breaks("L2"))
        .singleElement()
        .asString()
        .contains("after one-box was promoted, and led to nothing");
    assertThat(fired(15, 18).call(at(21, 0), 9, "Publish", Tale.input()).breaks("L2")).isEmpty();
    assertThat(rolledBack(fired(15, 18), at(15, 1)).breaks("L2")).isEmpty();
    assertThat(rolledBack(fired(15, 18), at(40, 0)).breaks("L2")).as("too late").hasSize(1);
    assertThat(fired(15, 18).call(at(14, 0), 9, "Publish", Tale.input()).breaks("L2"))
        .as("a page from before says nothing of it")
        .hasSize(1);
  }

  @Test
  void l2OnlyAShortSpellAmongTroublesMayPassUnseen() {
    Tale shortly = Tale.promoted().spell(Plan.AGGREGATE, "ALARM", at(15, 0), at(15, 40));
    assertThat(shortly.breaks("L2")).as("its event came").hasSize(1);
    assertThat(shortly.breaks("L2", at(15, 10))).as("its event may be lost").isEmpty();
    assertThat(fired(15, 18).breaks("L2", at(15, 10))).as("a look met it").hasSize(1);
    assertThat(fired(15, 18).breaks("L2", at(17, 30))).as("no look could").isEmpty();
  }

  @Test
  void l2WhatAPersonHasAlreadyIsNotWatchedOn() {
    String stuck =
        "{\"steps\": [{\"stage\": \"%s\", \"stands\": {\"is\": \"Stuck\"}}]}".formatted(Tale.STAGE);
    Tale before = fired(15, 18).wrote(at(14, 30), 30, "ROLLBACK/" + Tale.WAVE, stuck);
    assertThat(before.breaks("L2")).isEmpty();
    Tale after = fired(15, 18).wrote(at(30, 0), 30, "ROLLBACK/" + Tale.WAVE, stuck);
    assertThat(after.breaks("L2")).hasSize(1);
    Tale another = fired(15, 18);
    another.wrote(at(14, 30), 30, "ROLLBACK/" + Tale.WAVE, stuck.replace(Tale.STAGE, NEXT));
    assertThat(another.breaks("L2")).as("of another stage").hasSize(1);
  }

  @Test
  void l2APromotionAfterARetryThatNobodyHeardOfIsNotWatched() {
    Tale halted = Tale.deployed().stand(at(6, 0), 10, "Settled", "Halt");
    halted
        .action(Plan.PROMOTION, "SUCCEEDED", at(13, 2))
        .spell(Plan.AGGREGATE, "ALARM", at(15, 0), at(18, 0));
    assertThat(halted.breaks("L2")).noneMatch(what -> what.contains("led to nothing"));
    assertThat(halted.stand(at(12, 0), 11, "Opened", "").breaks("L2"))
        .as("it was heard of")
        .anyMatch(what -> what.contains("after one-box was promoted, and led to nothing"));
  }

  @Test
  void l2WhatMayBeAnothersOrTheNextWavesIsNotJudged() {
    StageMoved another = new StageMoved(at(14, 0), ANOTHER, Tale.STAGE, "STARTED");
    assertThat(fired(15, 18).add(another).breaks("L2")).isEmpty();
    assertThat(fired(15, 18).add(entered(at(14, 0))).breaks("L2")).isEmpty();
    assertThat(fired(15, 18).add(entered(at(13, 2))).breaks("L2")).as("at once").isEmpty();
    assertThat(fired(15, 18).add(entered(at(30, 0))).breaks("L2")).hasSize(1);
  }

  @Test
  void s1IsTakenBackForAnAlarmSinceThePromotionOrOnAPersonsWord() {
    assertThat(recalled(Tale.promoted(), at(16, 0)).breaks("S1"))
        .singleElement()
        .asString()
        .contains("no alarm of it went to ALARM since its promotion");
    assertThat(recalled(fired(15, 18), at(16, 0)).breaks("S1")).isEmpty();
    assertThat(recalled(fired(17, 18), at(16, 0)).breaks("S1")).as("it fired later").hasSize(1);
    Tale byPerson = recalled(Tale.promoted(), at(16, 0));
    assertThat(byPerson.add(asked("", at(16, 0))).breaks("S1")).isEmpty();
    Tale ofAnotherWave = recalled(Tale.promoted(), at(16, 0));
    assertThat(ofAnotherWave.add(asked(NEXT, at(16, 0))).breaks("S1")).hasSize(1);
  }

  @Test
  void s1IsNotTakenBackForWhatItsStageShowsOfAnother() {
    StageMoved another = new StageMoved(at(14, 0), ANOTHER, Tale.STAGE, "STARTED");
    assertThat(recalled(fired(15, 18), at(16, 0)).add(another).breaks("S1"))
        .singleElement()
        .asString()
        .contains("its stage showed " + ANOTHER);
  }

  @Test
  void s6TheNextWaveDoesNotBeginOnceItIsTakenBack() {
    String token = "44444444-4444-4444-4444-444444444444";
    Tale next =
        Tale.promoted()
            .add(new Issued(at(17, 0), SecretKind.APPROVAL, token, Tale.RELEASE, NEXT, Plan.ENTRY))
            .call(
                at(18, 0),
                Tale.SETTLE,
                "PutApprovalResult",
                Tale.answer(token, "Approved")
                    .put("stageName", NEXT)
                    .put("actionName", "EntryGate"));
    assertThat(next.breaks("S6")).isEmpty();
    assertThat(recalled(next, at(16, 0)).breaks("S6"))
        .singleElement()
        .asString()
        .contains("one-box was taken back at");
  }

  @Test
  void s8AnOrderThatWasTakenEndsInARollbackOrInAPage() {
    Tale promoted = Tale.promoted().add(asked("", at(20, 0)));
    assertThat(promoted.breaks("S8")).as("nobody has answered").isEmpty();
    assertThat(promoted.add(answered(at(20, 1), false)).breaks("S8")).as("refused").isEmpty();
    promoted.add(answered(at(20, 2), true));
    assertThat(promoted.breaks("S8")).singleElement().asString().contains("led to nothing");
    assertThat(rolledBack(promoted, at(20, 3)).breaks("S8")).isEmpty();
    Tale told = Tale.promoted().add(answered(at(20, 2), true));
    assertThat(told.call(at(22, 0), 9, "Publish", Tale.input()).breaks("S8")).isEmpty();
  }

  @Test
  void s8AnOrderDuringADeploymentThatIsStoppedWaitsForNobody() {
    Tale deploying =
        Tale.begun()
            .action(Plan.ENTRY, "SUCCEEDED", at(1, 1))
            .action(Plan.DEPLOY, "STARTED", at(1, 1))
            .add(answered(at(2, 0), true));
    assertThat(deploying.breaks("S8")).as("no gate opens").isEmpty();
    assertThat(deploying.action(Plan.PROMOTION, "STARTED", at(3, 0)).breaks("S8")).hasSize(1);
  }

  @Test
  void s8NoGateLetsTheReleaseGoOnAfterTheOrder() {
    Tale baking = rolledBack(Tale.promoted(), at(14, 0)).add(answered(at(5, 0), true));
    assertThat(baking.breaks("S8"))
        .singleElement()
        .asString()
        .contains("came to PROMOTE after a person's order to roll back");
    Tale later = rolledBack(Tale.promoted(), at(14, 0)).add(answered(at(13, 30), true));
    assertThat(later.breaks("S8")).isEmpty();
  }

  @Test
  void s8NobodyBeginsToLetTheReleaseGoOnAfterTheOrder() {
    Instant ordered = at(13, 1).plusMillis(500);
    Tale settling = rolledBack(Tale.promoted(), at(14, 0)).add(answered(ordered, true));
    assertThat(settling.breaks("S8")).as("who was at it may end it").isEmpty();

    Tale late = Tale.promoted().without(RecalledTest::isSettle);
    late.invoked(Tale.SETTLE, "settle", ordered.plusMillis(100)).add(answered(ordered, true));
    assertThat(rolledBack(late, at(14, 0)).breaks("S8"))
        .singleElement()
        .asString()
        .contains("let the release go on after a person's order");
  }

  private static boolean isSettle(Happened happened) {
    return happened instanceof Invoked invoked && invoked.number() == Tale.SETTLE;
  }

  @Test
  void s1AnOrderToRollBackIsNoEvidenceWhereNobodyGaveIt() {
    String decided =
        "{\"kind\": \"DECIDED\", \"wave\": \"one-box\", \"text\": \"ROLL_BACK: aborted by arn: x\","
            + " \"details\": {\"gate\": \"promotion\", \"verdict\": \"ROLL_BACK\"}}";
    Tale aborted = Tale.deployed().line(at(5, 2), 10, decided);
    assertThat(aborted.breaks("S1")).hasSize(1);
    assertThat(aborted.add(asked("", at(5, 0))).breaks("S1")).isEmpty();
  }
}
