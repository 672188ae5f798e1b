package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.schedule.Element.DeployFails;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionProvider;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.codepipeline.SourceRevision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays the providers of source, build and deploy actions. */
final class Provider implements ActionProvider {
  private final Stage stage;
  private final List<DeployFails> failing = new ArrayList<>();

  Provider(Stage stage) {
    this.stage = stage;
  }

  /** Deploy actions fail from now on. */
  void fail(DeployFails fails) {
    failing.add(fails);
  }

  @Override
  public void start(ActionStart start, ActionCompletion completion) {
    if (start.type().category().equals("Source")) {
      SourceRevision revision = start.revisions().getFirst();
      completion.found(revision.revisionId(), revision.revisionSummary(), revision.revisionUrl());
      return;
    }
    Plan plan = stage.schedule().plan();
    boolean deploys = start.type().category().equals("Deploy");
    Duration takes = deploys ? plan.deploy() : plan.build();
    String id = stage.scheduler().uuid();
    stage
        .scheduler()
        .at(
            stage.now().plus(takes),
            "deploy " + start.stageName(),
            () -> end(start, completion, id));
  }

  private void end(ActionStart start, ActionCompletion completion, String id) {
    if (failing.stream().anyMatch(fails -> isMeant(fails, start))) {
      completion.fail("JobFailed", "the stack could not be updated");
    } else {
      completion.succeed(id, "done");
    }
  }

  private boolean isMeant(DeployFails fails, ActionStart start) {
    return start.type().category().equals("Deploy")
        && start.rollback() == fails.ofRollback()
        && stage.schedule().plan().waves().get(fails.wave()).stage().equals(start.stageName());
  }
}
