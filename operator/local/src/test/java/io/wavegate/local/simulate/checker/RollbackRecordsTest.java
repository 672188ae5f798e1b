package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.MachineMoved;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a rollback's record says is true, and it says how it ended (S5, S9, S2). */
final class RollbackRecordsTest {
  private static final String OWN = "55555555-5555-5555-5555-555555555555";
  private static final String ANOTHER = "33333333-3333-3333-3333-333333333333";

  private static String record(String stands, String ends) {
    return ("{\"steps\": [{\"wave\": \"one-box\", \"stage\": \"%s\", \"stands\": {\"is\": \"%s\","
            + " \"execution\": \"%s\"}}], \"alarms\": [\"%s\"], \"ends\": {\"is\": \"%s\"}}")
        .formatted(Tale.STAGE, stands, OWN, Plan.AGGREGATE, ends);
  }

  private static Tale written(Instant at, String stands, String ends) {
    return Tale.promoted().wrote(at, 30, "ROLLBACK/" + Tale.WAVE, record(stands, ends));
  }

  /** The pipeline brings the stage back as the rollback's own execution. */
  private static Tale cameBack(Tale tale) {
    return tale.add(new PipelineMoved(at(20, 0), OWN, "STARTED", "ManualRollback"))
        .add(new StageMoved(at(20, 0), OWN, Tale.STAGE, "STARTED"))
        .add(new StageMoved(at(22, 0), OWN, Tale.STAGE, "SUCCEEDED"));
  }

  @Test
  void s9WhatIsSaidToBeBackDidComeBack() {
    Tale said = written(at(25, 0), "Returned", "Recovered");
    assertThat(said.breaks("S9")).singleElement().asString().contains("is back, and it is not");
    assertThat(cameBack(said).breaks("S9")).isEmpty();
  }

  @Test
  void s9ARecoveryIsOfTheStageAsItStandsAndOfAlarmsThatAreOk() {
    Tale replaced = cameBack(written(at(25, 0), "Returned", "Recovered"));
    replaced.add(new StageMoved(at(24, 0), ANOTHER, Tale.STAGE, "SUCCEEDED"));
    assertThat(replaced.breaks("S9")).singleElement().asString().contains("it holds " + ANOTHER);

    replaced.add(new StageMoved(at(23, 0), ANOTHER, Tale.STAGE, "STARTED"));
    replaced.add(new PipelineMoved(at(23, 0), ANOTHER, "STARTED", "ManualRollback"));
    assertThat(replaced.breaks("S9")).as("nobody says who").hasSize(1);
    replaced.add(new PersonActed(at(23, 0), "ROLL_BACK", Tale.STAGE, "", Tale.RELEASE, true));
    assertThat(replaced.breaks("S9")).as("a person rolled it back again").isEmpty();

    Tale firing = cameBack(written(at(25, 0), "Returned", "Recovered"));
    firing.spell(Plan.AGGREGATE, "ALARM", at(15, 0), at(40, 0));
    assertThat(firing.breaks("S9")).singleElement().asString().contains("while checkout-aggregate");

    Tale stuck = cameBack(written(at(25, 0), "Stuck", "Recovered"));
    assertThat(stuck.breaks("S9")).singleElement().asString().contains("a stage that is not back");
  }

  /** The stage was back at 22:00; two clocks may be 30 s apart. */
  @Test
  void s9ARecoveryIsSaidOnlyOnceTheAlarmsHaveSettled() {
    assertThat(cameBack(written(at(24, 29), "Returned", "Recovered")).breaks("S9"))
        .singleElement()
        .asString()
        .contains("says recovered too soon: its last stage was back at");
    assertThat(cameBack(written(at(24, 30), "Returned", "Recovered")).breaks("S9")).isEmpty();
  }

  @Test
  void s9AnAlarmThatHasJustBecomeOkIsNoRecovery() {
    assertThat(okAgain(at(22, 31)).breaks("S9"))
        .singleElement()
        .asString()
        .contains("says recovered before checkout-aggregate had settled");
    assertThat(okAgain(at(22, 30)).breaks("S9")).isEmpty();
  }

  private static Tale okAgain(Instant ok) {
    return cameBack(written(at(25, 0), "Returned", "Recovered"))
        .spell(Plan.AGGREGATE, "ALARM", at(15, 0), ok);
  }

  /** It fired again while the record was on its way: what was read was true. */
  @Test
  void s9AnAlarmThatFiresAgainJustAfterTheLookWasOk() {
    assertThat(firesAgain(at(25, 1)).breaks("S9")).isEmpty();
    assertThat(firesAgain(at(25, 0)).breaks("S9")).hasSize(1);
  }

  private static Tale firesAgain(Instant at) {
    return cameBack(written(at(26, 0), "Returned", "Recovered"))
        .spell(Plan.AGGREGATE, "ALARM", at, at(40, 0));
  }

  @Test
  void s9WhatCouldNotBeDoneIsToldToAPerson() {
    Tale untold = written(at(25, 0), "Stuck", "NeedsPerson");
    assertThat(untold.breaks("S9")).singleElement().asString().contains("nobody was told");
    assertThat(page(untold, "checkout: one-box is being rolled back").breaks("S9")).hasSize(1);
    assertThat(page(untold, "checkout: one-box rollback needs a person").breaks("S9")).isEmpty();
  }

  private static Tale page(Tale tale, String subject) {
    return tale.call(at(25, 1), 9, "Publish", Tale.input().put("Subject", subject));
  }

  @Test
  void s9ARollbackEnds() {
    assertThat(written(at(25, 0), "Pulling", "Returning").breaks("S9"))
        .singleElement()
        .asString()
        .contains("never ended: Returning");
    Tale ended = written(at(25, 0), "Pulling", "Returning");
    ended.wrote(at(27, 0), 31, "ROLLBACK/" + Tale.WAVE, record("Returned", "Recovered"));
    assertThat(cameBack(ended).breaks("S9")).isEmpty();
  }

  @Test
  void s9WhatItsMachineWorksOnIsNotOverdue() {
    Tale running = written(at(25, 0), "Pulling", "Returning");
    running.add(machine(at(25, 0), "RUNNING"));
    assertThat(running.breaks("S9")).isEmpty();
    assertThat(running.add(machine(at(195, 0), "SUCCEEDED")).breaks("S9"))
        .as("just ended")
        .isEmpty();
    Tale died = written(at(25, 0), "Pulling", "Returning").add(machine(at(30, 0), "ABORTED"));
    assertThat(died.breaks("S9")).hasSize(1);
  }

  private static MachineMoved machine(Instant at, String status) {
    return new MachineMoved(at, "wavegate-rollback", "checkout-one-box-rollback", status, "");
  }

  @Test
  void l2WhatIsToGoBackIsBegun() {
    Tale recalled = Tale.promoted().wrote(at(20, 0), 29, "RECALL/" + Tale.WAVE, "{}");
    assertThat(recalled.breaks("L2"))
        .singleElement()
        .asString()
        .contains("one-box is to go back, and nothing was begun since");
    Tale told = Tale.promoted().wrote(at(20, 0), 29, "RECALL/" + Tale.WAVE, "{}");
    assertThat(page(told, "checkout: one-box rollback needs a person").breaks("L2"))
        .as("a person heard why not")
        .isEmpty();
    recalled.wrote(at(25, 0), 30, "ROLLBACK/" + Tale.WAVE, record("Returned", "Recovered"));
    assertThat(recalled.breaks("L2")).isEmpty();
  }

  @Test
  void s2WhatIsRolledBackIsInQuarantine() {
    String first = "{\"service\": \"checkout\", \"revision\": \"r1\"}";
    Tale loose = cameBack(written(at(25, 0), "Returned", "Recovered"));
    loose.wrote(at(1, 0), 3, "RELEASE", first);
    assertThat(loose.breaks("S2")).singleElement().asString().contains("out of quarantine");
    assertThat(loose.put("QUARANTINE/checkout", "r2", at(25, 1)).breaks("S2")).hasSize(1);
    assertThat(loose.put("QUARANTINE/checkout", "r1", at(25, 1)).breaks("S2")).isEmpty();
  }

  @Test
  void s5ARollbackIsNeverRolledBack() {
    Tale release = Tale.promoted().invoked(Tale.STEP, "rollback-step", at(25, 0));
    release
        .add(new StageMoved(at(2, 0), Tale.BEFORE, Tale.STAGE, "SUCCEEDED"))
        .add(new StageMoved(at(3, 0), Tale.RELEASE, Tale.STAGE, "SUCCEEDED"))
        .rolledBackTo(at(25, 0), Tale.BEFORE);
    assertThat(release.breaks("S5")).isEmpty();
    release.add(new PipelineMoved(at(0, 0), Tale.RELEASE, "STARTED", "ManualRollback"));
    assertThat(release.breaks("S5"))
        .filteredOn(what -> what.contains("a rollback itself"))
        .hasSize(1);
  }

  @Test
  void s5IsRolledBackOnceWhoeverAsked() {
    Tale twice = Tale.promoted().invoked(Tale.STEP, "rollback-step", at(25, 0));
    twice
        .add(new StageMoved(at(2, 0), Tale.BEFORE, Tale.STAGE, "SUCCEEDED"))
        .add(new StageMoved(at(3, 0), Tale.RELEASE, Tale.STAGE, "SUCCEEDED"))
        .rolledBackTo(at(25, 0), Tale.BEFORE)
        .invoked(40, "rollback-step", at(30, 0))
        .call(
            at(30, 0),
            40,
            "RollbackStage",
            Tale.input()
                .put("stageName", Tale.STAGE)
                .put("targetPipelineExecutionId", Tale.BEFORE));
    assertThat(twice.breaks("S5")).singleElement().asString().contains("rolled back twice");
  }
}
