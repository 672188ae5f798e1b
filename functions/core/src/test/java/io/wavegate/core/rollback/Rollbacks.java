package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import java.time.Instant;
import java.util.List;

/** A rollback of one stage or of two, intended at ten, and what CodePipeline shows of it. */
final class Rollbacks {
  static final Instant INTENDED = Times.at("10:00:00");
  static final String TARGET = "0badcafe-1";
  static final String OWN = "5e11ba11-1";

  private Rollbacks() {}

  static Rollback rollback(Step... steps) {
    return new Rollback(
        Ids.gateId(),
        "checkout",
        "checkout-aggregate went to ALARM",
        List.of(Policies.AGGREGATE, Policies.OWN),
        INTENDED,
        List.of(steps),
        new Ends.Returning());
  }

  static Rollback recovering(Instant since, Step... steps) {
    return rollback(steps).ending(new Ends.Recovering(since));
  }

  /** The newer wave, which a rollback of the release begins with. */
  static Step region(Stands stands) {
    return step("one-region", "Prod-OneRegion", stands);
  }

  static Step oneBox(Stands stands) {
    return step("one-box", "Prod-OneBox", stands);
  }

  private static Step step(String wave, String stage, Stands stands) {
    RollbackPlan plan = new RollbackPlan(stage, TARGET, "4f2e1d3c9", "Mend cart", INTENDED);
    return Step.ofStage(wave, stage, new Lever.PipelineStage(), new NetLook.Net(plan), stands);
  }

  static Step withoutNet(Stands stands) {
    Step step = oneBox(stands);
    return Step.ofStage(
        step.wave(), step.stage(), step.lever(), new NetLook.NoNet("nothing there"), stands);
  }

  static Stands ahead() {
    return new Stands.Ahead(INTENDED);
  }

  static Stands pulling(String since) {
    return new Stands.Pulling(Times.at(since));
  }

  static Stands pulled(String at) {
    return new Stands.Pulled(OWN, Times.at(at));
  }

  static Stands returned(String execution, String at) {
    return new Stands.Returned(execution, Times.at(at));
  }

  static Stands stuck(String at) {
    return new Stands.Stuck("RollbackStage was refused", Times.at(at));
  }

  static Reading<StageFacts> stage(String execution, String status) {
    return new Read<>(
        new StageFacts("Prod-OneBox", execution, status, true, "", List.of(), List.of()), INTENDED);
  }

  static Reading<StageFacts> failedStage() {
    return stage(Ids.EXECUTION, "Failed");
  }

  static Reading<List<PastExecution>> listed(PastExecution... executions) {
    return new Read<>(List.of(executions), INTENDED);
  }

  static <T> Reading<T> unread() {
    return new Unread<>("Throttled", INTENDED);
  }

  static PastExecution rollingBack(String id, String target, String startedAt) {
    return execution(id, target, "InProgress", startedAt);
  }

  static PastExecution standard(String id, String startedAt) {
    return execution(id, "", "Succeeded", startedAt);
  }

  static PastExecution execution(String id, String target, String status, String startedAt) {
    Instant at = Times.at(startedAt);
    boolean rollback = !target.isEmpty();
    return new PastExecution(id, rollback, target, status, "rev-" + id, "sum", at, at);
  }

  static Reading<PastExecution> own(String status) {
    return new Read<>(execution(OWN, TARGET, status, "10:02:00"), INTENDED);
  }
}
