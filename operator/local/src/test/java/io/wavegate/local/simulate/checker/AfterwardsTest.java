package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.End;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.Returned;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What must hold after a gate was decided, or answered by a person (S2, S8). */
final class AfterwardsTest {
  private static Tale retried(String verdict, Instant failed) {
    return Tale.deployed()
        .decided(at(6, 0), 10, verdict)
        .action(Plan.PROMOTION, "FAILED", at(6, 1))
        .add(promotion("STARTED", at(10, 0)))
        .add(promotion("FAILED", failed));
  }

  private static ActionMoved promotion(String state, Instant at) {
    return new ActionMoved(
        at, Tale.RELEASE, Tale.STAGE, Plan.PROMOTION, "Approval", "id-again", state);
  }

  @Test
  void s2ARetriedStageFailsAtOnce() {
    assertThat(retried("HALT", at(10, 2)).breaks("S2")).isEmpty();
    assertThat(retried("HALT", at(19, 0)).breaks("S2"))
        .singleElement()
        .asString()
        .contains("PromotionGate of Prod-OneBox was retried");
    assertThat(retried("ROLL_BACK", at(19, 0)).breaks("S2")).hasSize(1);
    assertThat(retried("PROMOTE", at(19, 0)).breaks("S2")).as("a promotion may wait").isEmpty();
  }

  /** CodePipeline ends such a job after 20 minutes; nobody else can. */
  @Test
  void s2AJobThatNobodyCouldTakeIsToldToAPerson() {
    assertThat(retried("HALT", at(30, 0)).breaks("S2")).hasSize(1);
    assertThat(
            retried("HALT", at(30, 0))
                .add(gate(End.THREW))
                .call(at(14, 0), 12, "Publish", Tale.input())
                .breaks("S2"))
        .isEmpty();
    assertThat(
            retried("HALT", at(30, 0))
                .add(gate(End.ANSWERED))
                .call(at(14, 0), 12, "Publish", Tale.input())
                .breaks("S2"))
        .as("somebody took it")
        .hasSize(1);
  }

  private static Returned gate(End end) {
    return new Returned(at(10, 1), 11, "gate", end, "");
  }

  private static Tale approved() {
    return Tale.deployed()
        .line(
            at(5, 1),
            10,
            "{\"kind\": \"PERSON\", \"wave\": \"one-box\", \"text\": \"approved by person\"}")
        .add(person("APPROVE"));
  }

  private static PersonActed person(String act) {
    return new PersonActed(at(5, 0), act, Tale.STAGE, Plan.PROMOTION, Tale.RELEASE, true);
  }

  @Test
  void s8AnAlarmAfterAnApprovalIsTold() {
    assertThat(approved().breaks("S8")).isEmpty();
    Tale unseen = approved().spell(Plan.AGGREGATE, "ALARM", at(8, 0), at(12, 0));
    assertThat(unseen.breaks("S8")).singleElement().asString().contains("led to nothing");
    assertThat(unseen.call(at(9, 0), 9, "Publish", Tale.input()).breaks("S8")).isEmpty();
  }

  @Test
  void s8AnAlarmOfSecondsOrLongAfterIsNobodys() {
    assertThat(approved().spell(Plan.AGGREGATE, "ALARM", at(8, 0), at(8, 30)).breaks("S8"))
        .isEmpty();
    assertThat(approved().spell(Plan.AGGREGATE, "ALARM", at(40, 0), at(45, 0)).breaks("S8"))
        .isEmpty();
  }

  @Test
  void s8AnAlarmForNoLongerThanIsToleratedIsNobodys() {
    Tale tolerated = approved().spell(Plan.AGGREGATE, "ALARM", at(8, 0), at(10, 0));
    Tale longer = approved().spell(Plan.AGGREGATE, "ALARM", at(8, 0), at(10, 1));

    assertThat(tolerated.breaksTolerating(Tale.minutes(2), "S8")).isEmpty();
    assertThat(longer.breaksTolerating(Tale.minutes(2), "S8"))
        .singleElement()
        .asString()
        .contains("led to nothing");
  }
}
