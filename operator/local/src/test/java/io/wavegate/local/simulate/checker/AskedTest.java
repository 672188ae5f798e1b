package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What must hold of what people ask of Wavegate (S1, S2, S8). */
final class AskedTest {
  private static PersonAsked asked(String act, Instant at) {
    return new PersonAsked(at, act, Tale.STAGE, Tale.RELEASE);
  }

  private static PersonActed taken(String act, Instant at) {
    return new PersonActed(at, act + "_ASKED", Tale.STAGE, "", Tale.RELEASE, true);
  }

  private static Tale byPerson() {
    return Tale.deployed()
        .decided(at(6, 0), 10, "PROMOTE_BY_PERSON")
        .stand(at(6, 0), 10, "Decided", "PromoteByPerson")
        .intended(at(6, 0))
        .stand(at(6, 0), 11, "Applying", "PromoteByPerson")
        .answered(at(6, 1), "Approved")
        .action(Plan.PROMOTION, "SUCCEEDED", at(6, 1));
  }

  @Test
  void anApprovalThatSomebodyGaveNeedsNoEvidence() {
    Tale given = byPerson().add(asked("APPROVE", at(5, 59)));
    assertThat(given.breaks("S1")).isEmpty();
    assertThat(given.breaks("S8")).isEmpty();
  }

  @Test
  void anApprovalThatNobodyGaveIsMadeUp() {
    assertThat(byPerson().breaks("S8"))
        .singleElement()
        .asString()
        .contains("by a person's word that nobody gave");
    assertThat(byPerson().add(asked("REJECT", at(5, 59))).breaks("S8")).hasSize(1);
    assertThat(byPerson().add(asked("APPROVE", at(6, 2))).breaks("S8")).hasSize(1);
  }

  @Test
  void anApprovalDoesNotOutweighAnAlarm() {
    Tale fired =
        byPerson()
            .add(asked("APPROVE", at(5, 59)))
            .spell(Plan.AGGREGATE, "ALARM", at(4, 0), at(9, 0));
    assertThat(fired.breaks("S8")).singleElement().asString().contains("although");
    Tale justNow =
        byPerson()
            .add(asked("APPROVE", at(5, 59)))
            .spell(Plan.AGGREGATE, "ALARM", at(5, 58), at(9, 0));
    assertThat(justNow.breaks("S8")).isEmpty();
  }

  @Test
  void aRejectionThatWasTakenIsNotOverridden() {
    Tale overridden = Tale.promoted().add(taken("REJECT", at(12, 0)));
    assertThat(overridden.breaks("S8")).singleElement().asString().contains("let go on after");
  }

  @Test
  void anAbortRollsBackAndNeedsNoOtherEvidence() {
    Tale aborted =
        Tale.deployed()
            .add(asked("ABORT", at(5, 0)))
            .add(taken("ABORT", at(5, 1)))
            .line(
                at(5, 2),
                10,
                "{\"kind\": \"DECIDED\", \"wave\": \"one-box\", \"text\": \"ROLL_BACK: aborted by"
                    + " arn: x\", \"details\": {\"gate\": \"promotion\", \"verdict\":"
                    + " \"ROLL_BACK\"}}")
            .stand(at(5, 2), 10, "Decided", "RollBack");
    assertThat(aborted.breaks("S1")).isEmpty();
    assertThat(aborted.breaks("S8")).isEmpty();

    Tale halted =
        Tale.deployed()
            .add(asked("ABORT", at(5, 0)))
            .add(taken("ABORT", at(5, 1)))
            .decided(at(5, 2), 10, "HALT")
            .stand(at(5, 2), 10, "Decided", "Halt");
    assertThat(halted.breaks("S8")).singleElement().asString().contains("came to HALT after");
  }

  @Test
  void whatIsHeldDoesNotStart() {
    String passed =
        "{\"kind\": \"DECIDED\", \"wave\": \"one-box\", \"text\": \"PROMOTE: so\", \"details\":"
            + " {\"gate\": \"entry\", \"verdict\": \"PROMOTE\"}}";
    Tale held = Tale.begun().invoked(Tale.JUDGE, "judge", at(1, 0)).line(at(1, 1), 9, passed);
    assertThat(held.breaks("S8")).isEmpty();
    held.add(taken("HOLD", at(0, 30)));
    assertThat(held.breaks("S8")).singleElement().asString().contains("held the service");
    held.add(asked("LIFT", at(0, 50)));
    assertThat(held.breaks("S8")).isEmpty();
  }

  @Test
  void aBakeThatAPersonExtendsEndsLater() {
    Plan.Wave wave = Schedules.plainPlan().ofStage(Tale.STAGE);
    Instant late = at(3, 0).plus(wave.atMost()).plus(wave.settle()).plus(Duration.ofMinutes(38));
    Tale ended = Tale.deployed().action(Plan.PROMOTION, "FAILED", late).answered(late, "Rejected");
    assertThat(ended.breaks("L1")).singleElement().asString().contains("did not end");
    assertThat(ended.add(asked("EXTEND", at(12, 0))).breaks("L1")).isEmpty();
  }
}
